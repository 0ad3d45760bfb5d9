"""From a source to a Fragment: document -> structure -> mentions -> identities -> fragment (see `loaders.pipeline`)."""
