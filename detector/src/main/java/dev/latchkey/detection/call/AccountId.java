package dev.latchkey.detection.call;

import java.util.regex.Pattern;

/** The number by which AWS knows an account. */
public final class AccountId {

    public static final Pattern SHAPE = Pattern.compile("[0-9]{12}");

    private AccountId() {}
}
