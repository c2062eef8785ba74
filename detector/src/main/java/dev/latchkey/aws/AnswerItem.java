package dev.latchkey.aws;

import dev.latchkey.detection.chain.Answer;
import dev.latchkey.detection.chain.Known;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.subject.Subject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What IAM answered because of a step, as an attribute of its item: {@code iam#} and the key of what was asked for. */
final class AnswerItem {

    /** When IAM was last asked because of the step; only there if it was. */
    static final String ASKED = "asked";

    private static final String PREFIX = "iam#";

    private AnswerItem() {}

    static String name(Subject of) {
        return PREFIX + of.key();
    }

    static Map<String, AttributeValue> of(Answer answer) {
        Map<String, AttributeValue> map = new HashMap<>();
        map.put(ASKED, Attributes.ofText(answer.asked().toString()));
        answer.known().since().ifPresent(since -> map.put("since", Attributes.ofText(since.toString())));
        answer.known().privilege().ifPresent(privilege -> FactItem.with(privilege, map));
        return map;
    }

    /** Without those that another version wrote: IAM is then asked again. */
    static Stream<Answer> answers(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .filter(attribute -> attribute.getKey().startsWith(PREFIX))
                .flatMap(attribute -> answer(attribute.getKey().substring(PREFIX.length()), attribute.getValue()));
    }

    private static Stream<Answer> answer(String key, AttributeValue value) {
        Attributes read = new Attributes(value.m());
        try {
            Optional<Privilege> privilege =
                    read.textIfThere("level").isPresent() ? Optional.of(FactItem.privilege(read)) : Optional.empty();
            Known known = new Known(read.textIfThere("since").map(Instant::parse), privilege);
            return Stream.of(new Answer(Subject.ofKey(key), known, Instant.parse(read.text(ASKED))));
        } catch (IllegalArgumentException | IllegalStateException | DateTimeException foreign) {
            return Stream.empty();
        }
    }
}
