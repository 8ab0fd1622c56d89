"""A readout as slides: native charts with their data, on the client's template or our own."""
