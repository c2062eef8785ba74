package dev.latchkey.month;

/**
 * One attack among the month's business.
 *
 * @param identityKind user, role or root
 * @param severity what is told of it as long as nothing is approved
 */
record Planted(
        int number, String kind, String account, String identityKind, String identity, String severity, String what) {}
