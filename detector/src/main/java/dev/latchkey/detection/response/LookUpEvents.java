package dev.latchkey.detection.response;

import dev.latchkey.detection.text.PlainText;
import java.util.regex.Pattern;

/** The command that asks CloudTrail: in another region, as the shell's own may be, it finds nothing. */
record LookUpEvents(String region) {

    /** What the shorthand of {@code --lookup-attributes} takes as it is: nothing that ends or opens a value. */
    private static final Pattern ONE_VALUE = Pattern.compile("[A-Za-z0-9_+.@:/-][A-Za-z0-9_+=.@:/-]*");

    String of(String attribute, String value) {
        String word = ONE_VALUE.matcher(value).matches() ? value : quoted(value);
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

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
