"""The image head's model: codec, autoregressive prior and diffusion decoder, sparse experts in both."""
