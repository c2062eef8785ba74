package dev.latchkey.aws;

import dev.latchkey.detection.alert.IdentityContext.Remark;
import dev.latchkey.detection.text.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AccessKeyLastUsed;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.RoleLastUsed;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.User;

/** Answers of IAM in a few words each. What is missing in them is not known, and left out. */
final class IamRemarks {

    /** Of one kind; more would bury the rest. */
    static final int MOST_NAMED = 10;

    /** Two of them fit into a line. */
    private static final int LONGEST_NAME = 100;

    private static final int ROOM_FOR_MORE = ", and 199 more".length();

    /** By which IAM's clock and CloudTrail's may differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private IamRemarks() {}

    /** A name may be used again: whoever was made under it later is described by its own findings. */
    static Optional<Remark> ofAnother(@Nullable Instant created, Instant began) {
        return Optional.ofNullable(created)
                .filter(it -> it.isAfter(began.plus(CLOCKS)))
                .map(it -> new Remark(
                        "no longer there",
                        "another of its name is, created " + it + ", after what this alert is about began"));
    }

    static List<Remark> of(User user) {
        List<Remark> remarks = new ArrayList<>(List.of(stillThere(user.createDate())));
        time(user.passwordLastUsed()).ifPresent(used -> remarks.add(new Remark("password last used", used)));
        remarks.addAll(bounds(user.permissionsBoundary(), user.tags()));
        return remarks;
    }

    static List<Remark> of(Role role) {
        List<Remark> remarks = new ArrayList<>(List.of(stillThere(role.createDate())));
        String used = Optional.ofNullable(role.roleLastUsed())
                .map(RoleLastUsed::lastUsedDate)
                .flatMap(IamRemarks::time)
                .orElse("not that IAM knows of");
        remarks.add(new Remark("last used", used));
        remarks.addAll(bounds(role.permissionsBoundary(), role.tags()));
        return remarks;
    }

    static Remark of(AccessKeyMetadata key, String lastUse) {
        return new Remark("access key", "%s, %s, %s".formatted(key.accessKeyId(), key.statusAsString(), lastUse));
    }

    static String lastUse(AccessKeyLastUsed used) {
        return time(used.lastUsedDate())
                .map(time -> "last used %s for %s in %s".formatted(time, used.serviceName(), used.region()))
                .orElse("never used");
    }

    /** Nothing, if there are none. */
    static List<Remark> named(String about, IamPage page) {
        return page.texts().isEmpty() ? List.of() : List.of(named(about, page.texts()));
    }

    /** As many as one line of an alert takes: what is cut off there is not counted. */
    private static Remark named(String about, List<String> texts) {
        StringBuilder shown = new StringBuilder();
        int named = 0;
        for (String text : texts.subList(0, Math.min(texts.size(), MOST_NAMED))) {
            String next = (named == 0 ? "" : ", ") + PlainText.of(text, LONGEST_NAME);
            if (shown.length() + next.length() > PlainText.LONGEST - ROOM_FOR_MORE) {
                break;
            }
            shown.append(next);
            named++;
        }
        int more = texts.size() - named;
        return new Remark(about, more > 0 ? shown + ", and " + more + " more" : shown.toString());
    }

    private static Remark stillThere(@Nullable Instant created) {
        return new Remark(
                "still there",
                time(created).map(time -> "created " + time).orElse("when it was created IAM does not say"));
    }

    private static List<Remark> bounds(@Nullable AttachedPermissionsBoundary boundary, List<Tag> tags) {
        Stream<Remark> bound = Optional.ofNullable(boundary)
                .flatMap(it -> Optional.ofNullable(it.permissionsBoundaryArn()))
                .map(arn -> new Remark("permissions boundary", arn))
                .stream();
        List<String> texts =
                tags.stream().map(tag -> tag.key() + "=" + tag.value()).toList();
        Stream<Remark> tagged = texts.isEmpty() ? Stream.of() : Stream.of(named("tags", texts));
        return Stream.concat(bound, tagged).toList();
    }

    private static Optional<String> time(@Nullable Instant time) {
        return Optional.ofNullable(time).map(Instant::toString);
    }
}
