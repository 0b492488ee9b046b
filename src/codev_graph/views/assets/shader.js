// What the shaders of symbols and curves share: their attributes, and what holds for all marks.
codev.shader = {
  number: (name, size = 1) => ({ name, size, type: WebGL2RenderingContext.FLOAT }),
  colour: (name) => ({
    name, size: 4, type: WebGL2RenderingContext.UNSIGNED_BYTE, normalized: true }),
  UNIFORMS: ["u_sizeRatio", "u_correctionRatio", "u_matrix"],
  setUniforms({ correctionRatio, sizeRatio, matrix }, { gl, uniformLocations }) {
    gl.uniform1f(uniformLocations.u_correctionRatio, correctionRatio);
    gl.uniform1f(uniformLocations.u_sizeRatio, sizeRatio);
    gl.uniformMatrix3fv(uniformLocations.u_matrix, false, matrix);
  },
};
