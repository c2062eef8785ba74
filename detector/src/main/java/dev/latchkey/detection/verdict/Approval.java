package dev.latchkey.detection.verdict;

import dev.latchkey.detection.allowlist.AllowlistEntry;
import dev.latchkey.detection.allowlist.Bound;
import dev.latchkey.detection.allowlist.Cover;
import dev.latchkey.detection.call.Principal;
import dev.latchkey.detection.rights.Privilege;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Means;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.verdict.Trait.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds a stretch against the allowlist. */
public record Approval(Stretch stretch, List<AllowlistEntry> entries) {

    /**
     * The same answer without the entries of those who did nothing here. Of thousands few are left, and each bound of
     * each that is left is held against each step.
     */
    public static Approval ofThoseWhoActed(Stretch stretch, List<AllowlistEntry> entries) {
        List<Principal> actors = Stream.concat(stretch.creation().stream(), stretch.steps().stream())
                .map(Step::actor)
                .distinct()
                .toList();
        return new Approval(
                stretch,
                entries.stream()
                        .filter(entry -> actors.stream().anyMatch(entry.principal()::isOf))
                        .toList());
    }

    /** Only if every step is covered, also together; what was not read cannot be shown to be. */
    public boolean isGiven() {
        return !stretch.truncated() && isWithinBoundsTogether() && steps().allMatch(this::isCovered);
    }

    /** Whether its grants are more together than the strongest of them alone. */
    public static boolean isMoreTogether(Stretch stretch) {
        Level strongest = stretch.steps().stream()
                .flatMap(step -> privilege(step).stream())
                .map(Privilege::level)
                .max(Level::compareTo)
                .orElse(Level.NONE);
        return stretch.granted().level().compareTo(strongest) > 0;
    }

    /** Whether a step grants what becomes more only together with another. */
    public static boolean isHalf(Step step) {
        return privilege(step).filter(it -> !it.halves().isEmpty()).isPresent();
    }

    /** What the step gives to whom it was given: a door, all that the role which it opens held already. */
    public static Optional<Level> given(Stretch stretch, Step step) {
        return step.fact() instanceof Fact.DoorOpened
                ? Optional.of(stretch.before().level())
                : privilege(step).map(Privilege::level);
    }

    /** Whether it is a tag that the identity was made with: who may make it may make it so. */
    public static boolean isBornWith(Stretch stretch, Step step) {
        return step.fact() instanceof Fact.Granted granted
                && granted.means() == Means.TAG
                && stretch.creation()
                        .filter(creation -> creation.eventId().equals(step.eventId()))
                        .isPresent();
    }

    public List<Step> coveredBy(AllowlistEntry entry) {
        return steps().filter(step -> covers(entry, step)).toList();
    }

    /** Who covers some step of it, whether or not it is given. */
    public List<AllowlistEntry> by() {
        return entries.stream()
                .filter(entry -> steps().anyMatch(step -> covers(entry, step)))
                .toList();
    }

    /** An approved provisioner that does what it was not approved for may have been taken over. */
    Optional<Trait> outOfBounds() {
        return steps().filter(step -> entries.stream().anyMatch(entry -> entry.names(step)))
                .filter(step -> !isCovered(step) || (isHalf(step) && !isWithinBoundsTogether()))
                .findFirst()
                .map(step -> new Trait(
                        Kind.OUT_OF_BOUNDS,
                        step.operation().eventName() + " by " + step.actor().name() + beyond(step)));
    }

    /** Which bounds of the entry that comes nearest, for whoever is woken by it; another's entry is none of his. */
    private String beyond(Step step) {
        Cover nearest = covers(step, entries.stream().filter(entry -> entry.names(step)))
                .findFirst()
                .orElseThrow();
        Stream<Bound> missed = nearest.isGiven() ? Stream.of(Bound.MAX_PRIVILEGE) : nearest.missed().stream();
        String bounds = missed.sorted().map(Bound::attribute).distinct().collect(Collectors.joining(", "));
        return ", beyond " + bounds + " of entry " + nearest.entry().id();
    }

    /**
     * Each grant is held against the entry that covers it, so the union needs a bound only where two documents are more
     * together than apart. Then one who gave a half must be allowed the whole, which he could have given alone; two who
     * may give little must not give much by sharing it, nor because a third, who may give much, gave something else.
     */
    public boolean isWithinBoundsTogether() {
        return !isMoreTogether(stretch)
                || entries.stream()
                        .filter(entry -> entry.bounds()
                                .maxPrivilege()
                                .allows(stretch.granted().level()))
                        .anyMatch(entry -> steps().filter(Approval::isHalf).anyMatch(entry::covers));
    }

    private boolean isCovered(Step step) {
        return entries.stream().anyMatch(entry -> covers(entry, step));
    }

    private boolean covers(AllowlistEntry entry, Step step) {
        return new Covering(stretch).isGiven(entry, step);
    }

    /** How the step stands to each entry: it is covered if one of them misses nothing. The nearest comes first. */
    public List<Cover> covers(Step step) {
        return covers(step, entries.stream()).toList();
    }

    private Stream<Cover> covers(Step step, Stream<AllowlistEntry> some) {
        return some.map(entry -> new Covering(stretch).of(entry, step)).sorted(Cover.NEAREST_FIRST);
    }

    private Stream<Step> steps() {
        return stretch.steps().stream();
    }

    private static Optional<Privilege> privilege(Step step) {
        return step.fact() instanceof Fact.Granted granted ? Optional.of(granted.privilege()) : Optional.empty();
    }
}
