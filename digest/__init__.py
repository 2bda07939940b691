"""Council Digest: local-government news, read into records and published as a site."""
