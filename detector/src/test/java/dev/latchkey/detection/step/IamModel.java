package dev.latchkey.detection.step;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * What IAM takes and answers by AWS's own model, as the SDK carries it, in the words of CloudTrail, which writes each
 * member with a small first letter.
 *
 * @param paths of the values in parameters and answer, in a list of its first element; that of a map ends in a dot, and
 *     below it everything is, by whatever keys
 */
record IamModel(Set<String> paths) {

    boolean has(String path) {
        return paths.contains(path)
                || paths.stream().filter(it -> it.endsWith(".")).anyMatch(path::startsWith);
    }

    static IamModel of(Operation operation) {
        return Arrays.stream(IamClient.class.getMethods())
                .filter(method -> method.getParameterCount() == 1)
                .filter(method -> isRequest(method.getParameterTypes()[0], operation))
                .filter(method -> SdkPojo.class.isAssignableFrom(method.getReturnType()))
                .findFirst()
                .map(method -> of(method.getParameterTypes()[0], method.getReturnType()))
                .orElseThrow(() -> new AssertionError("IAM has no " + operation.eventName()));
    }

    /** The SDK writes {@code Saml} where the model and CloudTrail have {@code SAML}. */
    private static boolean isRequest(Class<?> type, Operation operation) {
        return type.getSimpleName().equalsIgnoreCase(operation.eventName() + "Request");
    }

    private static IamModel of(Class<?> request, Class<?> answer) {
        Set<String> paths = new TreeSet<>();
        collect(fields(request), "requestParameters.", paths);
        collect(fields(answer), "responseElements.", paths);
        return new IamModel(paths);
    }

    private static List<SdkField<?>> fields(Class<?> type) {
        try {
            return ((SdkPojo) type.getMethod("builder").invoke(null)).sdkFields();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type + " is neither a request nor an answer", e);
        }
    }

    private static void collect(List<SdkField<?>> fields, String before, Set<String> paths) {
        for (SdkField<?> field : fields) {
            String name = field.memberName();
            collect(field, before + name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), paths);
        }
    }

    private static void collect(SdkField<?> field, String path, Set<String> paths) {
        if (field.marshallingType() == MarshallingType.SDK_POJO) {
            collect(field.constructor().get().sdkFields(), path + ".", paths);
        } else if (field.marshallingType() == MarshallingType.LIST) {
            collect(field.getTrait(ListTrait.class).memberFieldInfo(), path + ".0", paths);
        } else {
            paths.add(field.marshallingType() == MarshallingType.MAP ? path + "." : path);
        }
    }
}
