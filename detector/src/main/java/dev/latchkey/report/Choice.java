package dev.latchkey.report;

/** One thing that a filter can be set to, and how many identities it lets through. */
record Choice(String token, String shown, int count) {}
