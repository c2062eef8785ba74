package dev.latchkey.infra;

import dev.latchkey.detection.call.HomeRegion;
import software.amazon.awscdk.services.lambda.ApplicationLogLevel;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.SystemLogLevel;

/**
 * How functions log: as JSON, with its levels, wherever Lambda knows that. In GovCloud it does not, and refuses a
 * function for which it is wished.
 *
 * @see <a href="https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-lambda.html">Lambda in GovCloud</a>
 */
final class LogForm {
    private LogForm() {}

    static Function.Builder of(Function.Builder function, HomeRegion region) {
        return region == HomeRegion.GOV_CLOUD
                ? function
                : function.loggingFormat(LoggingFormat.JSON)
                        .applicationLogLevelV2(ApplicationLogLevel.INFO)
                        .systemLogLevelV2(SystemLogLevel.WARN);
    }
}
