package dev.latchkey.detection.alert;

/** The command that asks CloudTrail: in another region, as the shell's own may be, it finds nothing. */
record LookUpEvents(String region) {

    /** What the shorthand of {@code --lookup-attributes} would take for the beginning of another value. */
    private static final String SEPARATOR = ",";

    String of(String attribute, String value) {
        String word = value.contains(SEPARATOR) ? '"' + value + '"' : value;
        return asked(PlainText.inShell("AttributeKey=" + attribute + ",AttributeValue=" + word));
    }

    /** @param command whose output is the value */
    String ofOutput(String attribute, String command) {
        return asked("\"AttributeKey=" + attribute + ",AttributeValue='$(" + command + ")'\"");
    }

    private String asked(String attributes) {
        return "aws cloudtrail lookup-events --region=" + PlainText.inShell(region) + " --lookup-attributes "
                + attributes;
    }
}
