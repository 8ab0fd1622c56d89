"""The dashboard as a server: what stands between the network and its pages."""
