// Symbols for WebGL: the six shapes of the legend with an outline, told apart without colour too.
codev.symbols = () => {
  const { NodeProgram } = Sigma.rendering;
  const { floatColor } = Sigma.utils;
  const SHAPES = ["dot", "square", "diamond", "triangle", "hexagon", "star"];
  const { TRIANGLES } = WebGL2RenderingContext;
  const { number, colour, UNIFORMS, setUniforms } = codev.shader;

  // One triangle around each symbol; v_place runs over it in units of the symbol's radius.
  const VERTEX = `
    attribute vec4 a_id;
    attribute vec2 a_position;
    attribute float a_size;
    attribute vec4 a_fill;
    attribute vec4 a_line;
    attribute float a_width;
    attribute float a_shape;
    attribute float a_angle;
    uniform mat3 u_matrix;
    uniform float u_sizeRatio;
    uniform float u_correctionRatio;
    varying vec4 v_fill;
    varying vec4 v_line;
    varying vec2 v_place;
    varying float v_width;
    varying float v_soft;
    varying float v_shape;
    void main() {
      float radius = a_size * u_correctionRatio / u_sizeRatio * 2.0;
      vec2 corner = 2.6 * vec2(cos(a_angle), sin(a_angle));
      gl_Position = vec4((u_matrix * vec3(a_position + radius * corner, 1.0)).xy, 0.0, 1.0);
      v_place = corner;
      v_soft = 2.0 * u_correctionRatio / radius;
      v_width = max(a_width / a_size, v_soft);
      v_shape = a_shape;
      #ifdef PICKING_MODE
      v_fill = a_id;
      #else
      v_fill = a_fill;
      #endif
      v_line = a_line;
      v_fill.a *= 255.0 / 254.0;
      v_line.a *= 255.0 / 254.0;
    }`;

  // How far a place lies outside the shape's edge; the measures are those of the legend's paths.
  const FRAGMENT = `
    precision highp float;
    varying vec4 v_fill;
    varying vec4 v_line;
    varying vec2 v_place;
    varying float v_width;
    varying float v_soft;
    varying float v_shape;
    float star(vec2 p) {
      float turn = mod(atan(p.x, p.y), 1.2566371);
      turn = abs(turn - 0.6283185) - 0.6283185;
      vec2 folded = length(p) * vec2(cos(turn), abs(sin(turn)));
      vec2 tip = vec2(1.15, 0.0);
      vec2 edge = 0.5 * vec2(0.809017, 0.5877853) - tip;
      return dot(folded - tip, normalize(vec2(edge.y, -edge.x)));
    }
    float outside(vec2 p) {
      vec2 a = abs(p);
      if (v_shape < 0.5) return length(p) - 1.0;
      if (v_shape < 1.5) return max(a.x, a.y) - 0.884;
      if (v_shape < 2.5) return (a.x + a.y - 1.2) * 0.7071;
      if (v_shape < 3.5) return max(-p.y, a.x * 0.866 + p.y * 0.5) - 0.625;
      if (v_shape < 4.5) return max(a.y, a.x * 0.866 + a.y * 0.5) - 0.953;
      return star(p);
    }
    void main() {
      float far = outside(v_place);
      #ifdef PICKING_MODE
      if (far > 0.0) discard;
      gl_FragColor = v_fill;
      #else
      if (far > v_soft) discard;
      vec4 colour = mix(v_fill, v_line, smoothstep(-v_width - v_soft, -v_width, far));
      gl_FragColor = mix(colour, vec4(0.0), smoothstep(0.0, v_soft, far));
      #endif
    }`;

  class Symbols extends NodeProgram {
    getDefinition() {
      return {
        VERTICES: 3, VERTEX_SHADER_SOURCE: VERTEX, FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: TRIANGLES, UNIFORMS,
        ATTRIBUTES: [
          number("a_position", 2), number("a_size"), colour("a_fill"),
          colour("a_line"), number("a_width"), number("a_shape"), colour("a_id"),
        ],
        CONSTANT_ATTRIBUTES: [number("a_angle")],
        CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
      };
    }

    processVisibleItem(id, start, data) {
      this.array.set([data.x, data.y, data.size, floatColor(data.color), floatColor(data.line),
        data.width, SHAPES.indexOf(data.shape), id], start);
    }

    setUniforms(view, program) {
      setUniforms(view, program);
    }
  }

  return Symbols;
};
