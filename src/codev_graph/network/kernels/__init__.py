"""The numeric kernels, and the compressed sparse adjacency they run over."""
