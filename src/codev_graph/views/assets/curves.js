// Curves for WebGL: ties of the same pair lie side by side, as on the page of smaller networks.
codev.curves = () => {
  const { EdgeProgram } = Sigma.rendering;
  const { floatColor } = Sigma.utils;
  const { TRIANGLE_STRIP } = WebGL2RenderingContext;
  const { number, colour, UNIFORMS, setUniforms } = codev.shader;
  const STEPS = 16;
  const BARB = 3; // how much broader than the line the head of an arrow is

  // A strip along the curve, then the head: how far along, how far aside, whether it is the tip.
  const STRIP = [
    ...Array.from({ length: STEPS + 1 }, (_, step) => [[step / STEPS, 1, 0], [step / STEPS, -1, 0]]),
    [[1, BARB, 0], [1, -BARB, 0], [1, 0, 1]],
  ].flat();

  const VERTEX = `
    attribute vec4 a_id;
    attribute vec4 a_color;
    attribute vec2 a_source;
    attribute vec2 a_target;
    attribute float a_bend;
    attribute float a_width;
    attribute float a_room;
    attribute vec3 a_place;
    uniform mat3 u_matrix;
    uniform float u_sizeRatio;
    uniform float u_correctionRatio;
    varying vec4 v_color;
    varying float v_away;
    varying float v_half;
    varying float v_pixel;
    void main() {
      v_pixel = 2.0 * u_correctionRatio;
      float scale = v_pixel / u_sizeRatio;
      v_half = max(0.5 * a_width * scale, 0.3 * v_pixel);
      #ifdef PICKING_MODE
      v_half += 3.0 * v_pixel; // a line is thinner than a hand is steady
      v_color = a_id;
      #else
      v_color = a_color;
      #endif
      v_color.a *= 255.0 / 254.0;

      bool arrow = a_room > 0.0;
      float head = arrow ? max(6.0 * v_half, 7.0 * v_pixel) : 0.0;
      vec2 d = a_target - a_source;
      vec2 bow = 0.5 * (a_source + a_target) + 0.8 * a_bend * vec2(-d.y, d.x);
      vec2 ahead = normalize(a_target - bow);
      vec2 end = a_target - ahead * (arrow ? a_room * scale + head : 0.0);
      float t = a_place.x;
      vec2 place = mix(mix(a_source, bow, t), mix(bow, end, t), t);
      vec2 along = normalize(mix(bow - a_source, end - bow, t));

      bool barb = abs(a_place.y) > 1.0;
      float reach = barb ? (arrow ? 0.45 * head : 0.0) : v_half + v_pixel;
      v_away = barb ? 0.0 : a_place.y * reach;
      place += sign(a_place.y) * reach * vec2(-along.y, along.x) + a_place.z * head * ahead;
      gl_Position = vec4((u_matrix * vec3(place, 1.0)).xy, 0.0, 1.0);
    }`;

  const FRAGMENT = `
    precision highp float;
    varying vec4 v_color;
    varying float v_away;
    varying float v_half;
    varying float v_pixel;
    void main() {
      #ifdef PICKING_MODE
      gl_FragColor = v_color;
      #else
      float edge = smoothstep(v_half - 0.5 * v_pixel, v_half + 0.5 * v_pixel, abs(v_away));
      gl_FragColor = mix(v_color, vec4(0.0), edge);
      #endif
    }`;

  class Curves extends EdgeProgram {
    getDefinition() {
      return {
        VERTICES: STRIP.length, VERTEX_SHADER_SOURCE: VERTEX, FRAGMENT_SHADER_SOURCE: FRAGMENT,
        METHOD: TRIANGLE_STRIP, UNIFORMS,
        ATTRIBUTES: [number("a_source", 2), number("a_target", 2), number("a_bend"),
          number("a_width"), number("a_room"), colour("a_color"), colour("a_id")],
        CONSTANT_ATTRIBUTES: [number("a_place", 3)],
        CONSTANT_DATA: STRIP,
      };
    }

    processVisibleItem(id, start, source, target, { bend, size, arrow, color }) {
      this.array.set([source.x, source.y, target.x, target.y, bend, size,
        arrow ? target.size : 0, floatColor(color), id], start);
    }

    setUniforms(view, program) {
      setUniforms(view, program);
    }
  }

  return Curves;
};
