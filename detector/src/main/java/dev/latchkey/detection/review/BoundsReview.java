package dev.latchkey.detection.review;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.ApprovedBounds;
import dev.latchkey.detection.allowlist.MaxPrivilege;
import dev.latchkey.detection.allowlist.NearestWord;
import dev.latchkey.detection.call.GlobRelation;
import dev.latchkey.detection.step.Operation;
import dev.latchkey.detection.step.Stage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What lint asks about the bounds of an entry: those that exclude one another, and those that bound nothing. */
record BoundsReview(AllowlistEntry entry, ApprovedBounds bounds) {

    /** A principal that is of none is asked about for that alone. */
    private static final String OF_SOME_ACCOUNT = "arn:*:*::????????????:*";

    static Stream<AllowlistRemark> of(AllowlistEntry entry) {
        BoundsReview it = new BoundsReview(entry, entry.bounds());
        return Stream.of(it.accounts(), OriginReview.of(entry), NamesReview.of(entry), it.unwatched(), it.idle())
                .flatMap(remarks -> remarks);
    }

    /** IAM acts in the caller's own account alone. */
    private Stream<AllowlistRemark> accounts() {
        String pattern = entry.principal().pattern();
        boolean meets = bounds.accounts().isEmpty()
                || !GlobRelation.meet(pattern, OF_SOME_ACCOUNT)
                || GlobRelation.meet(pattern, "account:*")
                || GlobRelation.meet(pattern, "service:*")
                || bounds.accounts().stream()
                        .anyMatch(account -> GlobRelation.meet(pattern, "arn:*:*::" + account + ":*"));
        return error(
                !meets,
                "it can never match: principal is of another account than accounts, and IAM acts in the caller's own",
                "write the account of the principal, or leave accounts out");
    }

    private Stream<AllowlistRemark> unwatched() {
        Set<String> watched = named(operation -> true);
        Set<String> judged = named(operation -> operation.stage() != Stage.EVIDENCE);
        return Stream.concat(
                each(
                        bounds.operations(),
                        operation -> !watched.contains(operation),
                        "no such operation is watched: ",
                        written -> meant(written, watched)),
                each(
                                bounds.operations(),
                                operation -> watched.contains(operation) && !judged.contains(operation),
                                "needs no approval: ",
                                written -> "leave it out")
                        .map(remark -> judgedIsLeft(judged) ? asWarning(remark) : remark));
    }

    private static String meant(String written, Set<String> watched) {
        return new NearestWord(watched)
                .to(written)
                .map(word -> "write " + word + ", if that is meant; case counts")
                .orElse("the README lists the operations; case counts");
    }

    private boolean judgedIsLeft(Set<String> judged) {
        return bounds.operations().stream().anyMatch(judged::contains);
    }

    private static AllowlistRemark asWarning(AllowlistRemark it) {
        return new AllowlistRemark(it.entry(), AllowlistRemark.Weight.WARNING, it.reason(), it.remedy());
    }

    /** What is written and can do nothing beside the rest. */
    private Stream<AllowlistRemark> idle() {
        boolean noCreation = bounds.namesCalls() && !reaches(Stage.CREATION);
        boolean givesNothing = bounds.namesCalls() && !reaches(Stage.GRANT) && !opensRoles();
        Stream<AllowlistRemark> self = bounds.selfService() && noCreation
                ? Stream.of(AllowlistRemark.warning(
                        entry,
                        "selfService does nothing, for the entry covers no creation",
                        "add CreateUser, or leave selfService out"))
                : Stream.empty();
        Stream<AllowlistRemark> most = bounds.maxPrivilege() != MaxPrivilege.LIMITED && givesNothing
                ? Stream.of(AllowlistRemark.warning(
                        entry,
                        "maxPrivilege does nothing, for the entry covers no grant and opens no role",
                        "leave maxPrivilege out"))
                : Stream.empty();
        return Stream.concat(self, most);
    }

    private boolean reaches(Stage stage) {
        return bounds.stages().contains(stage)
                || named(operation -> operation.stage() == stage).stream().anyMatch(bounds.operations()::contains);
    }

    /** Who opens a role gives what it holds (ADR 50), and who makes one to whomever its trust policy names. */
    private boolean opensRoles() {
        return bounds.stages().contains(Stage.CREDENTIAL)
                || bounds.operations().contains(Operation.CREATE_ROLE.eventName())
                || named(Operation::opensRole).stream().anyMatch(bounds.operations()::contains);
    }

    private static Set<String> named(Predicate<Operation> which) {
        return Arrays.stream(Operation.values())
                .filter(which)
                .map(Operation::eventName)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<AllowlistRemark> each(
            Set<String> texts, Predicate<String> wrong, String reason, UnaryOperator<String> remedy) {
        return texts.stream()
                .filter(wrong)
                .sorted(Comparator.naturalOrder())
                .map(text -> AllowlistRemark.error(entry, reason + text, remedy.apply(text)));
    }

    private Stream<AllowlistRemark> error(boolean holds, String reason, String remedy) {
        return holds ? Stream.of(AllowlistRemark.error(entry, reason, remedy)) : Stream.empty();
    }
}
