package dev.latchkey.detection.habit;

import dev.latchkey.detection.response.HiddenCaller;
import dev.latchkey.detection.response.ServiceLinked;
import dev.latchkey.detection.rights.Privilege.Level;
import dev.latchkey.detection.step.Fact;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Assessment;
import dev.latchkey.detection.verdict.SelfService;
import dev.latchkey.detection.verdict.Severity;
import dev.latchkey.detection.verdict.Stretch;
import dev.latchkey.detection.verdict.Trait;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a chain may serve as an example: what might be an attack teaches nothing. */
final class Fitness {

    private final Set<Subject> doubtful;
    private final Set<String> ownAccounts;
    private final Map<Unfit, Predicate<Stretch>> rules = new EnumMap<>(Unfit.class);

    Fitness(List<Verdict> history, Tuning tuning) {
        this.doubtful = history.stream()
                .filter(verdict -> verdict.stretch().creation().isPresent() || Effect.isTold(verdict))
                .map(verdict -> verdict.stretch().subject())
                .collect(Collectors.toUnmodifiableSet());
        this.ownAccounts = tuning.ownAccounts();
        rules.put(Unfit.ROOT, any(step -> step.actor().isRoot()));
        rules.put(Unfit.YOUNG_CALLER, this::isByDoubtful);
        rules.put(Unfit.OUTSIDER, any(this::isByOutsider));
        rules.put(Unfit.HIDDEN, any(HiddenCaller::isHidden));
        rules.put(Unfit.NO_CREATION, stretch -> stretch.creation().isEmpty());
        rules.put(Unfit.OUTSIDE_DOOR, stretch -> stretch.door().isCredential());
        rules.put(Unfit.UNKNOWN_RIGHTS, any(step -> Occurrence.level(step).equals(Optional.of(Level.UNKNOWN))));
        rules.put(Unfit.POWERFUL_USER, Fitness::makesPowerfulUser);
        rules.put(Unfit.SEVERAL_HANDS, Fitness::isOfSeveral);
        rules.put(Unfit.NOT_NAMED, Fitness::cannotBeNamed);
        rules.put(Unfit.OTHER_DOORS, any(Fitness::opensDoorOtherwise));
        rules.put(Unfit.FORWARDED, any(Fitness::isForwarded));
        rules.put(Unfit.NO_ADDRESS, any(Fitness::isFromNowhere));
    }

    Optional<Unfit> of(Assessment assessment) {
        if (assessment.inTable().severity().isAtLeast(Severity.HIGH)) {
            return Optional.of(Unfit.HIGH);
        }
        return Stream.of(Unfit.values()).filter(it -> holds(it, assessment)).findFirst();
    }

    private boolean holds(Unfit unfit, Assessment assessment) {
        return switch (unfit) {
            case BEYOND_ENTRY -> assessment.isRaisedBy(Trait.Kind.OUT_OF_BOUNDS);
            case STRONG_TRAIT -> Suspects.is(assessment);
            default -> rules.getOrDefault(unfit, stretch -> false).test(assessment.stretch());
        };
    }

    private static Predicate<Stretch> any(Predicate<Step> holds) {
        return stretch -> stretch.steps().stream().anyMatch(holds);
    }

    private boolean isByDoubtful(Stretch stretch) {
        return byOthers(stretch)
                .anyMatch(step -> step.caller().filter(doubtful::contains).isPresent());
    }

    /** Without what the new identity first made for itself. */
    private static Stream<Step> byOthers(Stretch stretch) {
        Optional<Step> own = SelfService.ofOneMadeByAnother(stretch);
        return stretch.steps().stream().filter(step -> !own.equals(Optional.of(step)));
    }

    private boolean isByOutsider(Step step) {
        String name = step.actor().name();
        Stream<String> inArn = name.startsWith("arn:") ? Stream.of(name.split(":", -1)[4]) : Stream.of();
        return Stream.concat(inArn, step.actor().account().stream())
                .anyMatch(account -> !account.equals(step.subject().account()) && !ownAccounts.contains(account));
    }

    private static boolean makesPowerfulUser(Stretch stretch) {
        return stretch.subject().kind() == Subject.Kind.USER
                && stretch.privilege().level().isPowerful();
    }

    private static boolean isOfSeveral(Stretch stretch) {
        return stretch.creation()
                .map(Provisioner::of)
                .filter(maker -> byOthers(stretch).allMatch(maker::did))
                .isEmpty();
    }

    private static boolean cannotBeNamed(Stretch stretch) {
        String name = stretch.anchor().target();
        return !Provisioner.NAME.matcher(name).matches()
                || stretch.steps().stream().anyMatch(step -> !step.target().equalsIgnoreCase(name))
                || byOthers(stretch).anyMatch(step -> !Provisioner.canBeNamed(step.actor()));
    }

    private static boolean opensDoorOtherwise(Step step) {
        return step.fact() instanceof Fact.DoorOpened && !Occurrence.isEveryday(step);
    }

    /** An entry that names the service would let its caller in from anywhere: by a stack, with a stolen session. */
    private static boolean isForwarded(Step step) {
        boolean ofService = step.actor().arn().isEmpty() || ServiceLinked.is(step.actor());
        return step.origin().service().isPresent() && !ofService;
    }

    private static boolean isFromNowhere(Step step) {
        return step.origin().service().isEmpty()
                && Occurrence.address(step).filter(Networks::provesPlace).isEmpty();
    }
}
