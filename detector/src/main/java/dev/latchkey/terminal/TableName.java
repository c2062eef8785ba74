package dev.latchkey.terminal;

import dev.latchkey.detection.text.PlainText;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A table's name or ARN, refused before AWS is asked: what is empty is mostly a variable that was never set.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html">TableName</a>
 */
public final class TableName implements ITypeConverter<String> {

    private static final Pattern TABLE =
            Pattern.compile("(?:arn:[a-z-]{1,32}:dynamodb:[a-z0-9-]{1,32}:[0-9]{12}:table/)?[A-Za-z0-9_.-]{3,255}");

    @Override
    public String convert(String value) {
        if (TABLE.matcher(value).matches()) {
            return value;
        }
        String why = value.isBlank() ? "; if it is a variable of the shell, it is not set." : ".";
        throw new TypeConversionException("'" + PlainText.of(value) + "' cannot be the name of a DynamoDB table" + why);
    }
}
