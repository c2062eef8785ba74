package dev.latchkey.infra;

/** Where Latchkey remembers. */
record Tables(ChainTable chains, AllowlistTable allowlist, EvidenceTable evidence) {}
