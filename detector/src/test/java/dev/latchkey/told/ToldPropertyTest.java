package dev.latchkey.told;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.ApiCall;
import dev.latchkey.detection.chain.InMemoryChainStore;
import dev.latchkey.detection.oracle.Generated;
import dev.latchkey.detection.step.Note;
import dev.latchkey.detection.step.Step;
import dev.latchkey.detection.subject.Subject;
import dev.latchkey.detection.verdict.Analytic;
import dev.latchkey.detection.verdict.Tuning;
import dev.latchkey.detection.verdict.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Whatever happened, who is told of it reads whole sentences that say what the records say, in every form. */
class ToldPropertyTest {

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void of_what_iam_would_allow_the_alert_names_the_present_name_and_no_step_of_another(
            @ForAll("happenings") Happenings.Happened happened, @ForAll("judges") Judge judge) throws IOException {
        List<Verdict> verdicts = judge.judged(happened.calls());
        told(verdicts).forEach(it -> isOfOne(it, happened.doneTo()));
        Listings.check(verdicts);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void of_steps_on_the_edges_of_the_window_it_does_so_too(
            @ForAll("steps") List<Step> steps, @ForAll("tunings") Tuning tuning) throws IOException {
        InMemoryChainStore store = new InMemoryChainStore();
        store.add(steps);
        Analytic analytic = new Analytic(tuning, Allowlist.NOBODY);
        List<Verdict> verdicts = store.subjects().stream()
                .flatMap(subject -> analytic.judge(store.read(subject)).stream())
                .toList();
        told(verdicts);
        Listings.check(verdicts);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void whatever_way_rights_take(@ForAll("calls") List<ApiCall> calls, @ForAll("judges") Judge judge)
            throws IOException {
        List<Verdict> verdicts = judge.judged(calls);
        told(verdicts);
        Listings.check(verdicts);
    }

    @Tag("long")
    @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void in_the_long_run_too(@ForAll("happenings") Happenings.Happened happened, @ForAll("judges") Judge judge)
            throws IOException {
        of_what_iam_would_allow_the_alert_names_the_present_name_and_no_step_of_another(happened, judge);
    }

    private static List<Told> told(List<Verdict> verdicts) {
        List<Told> told = verdicts.stream()
                .flatMap(verdict -> verdict.finding().stream())
                .map(Finding::of)
                .map(it -> Told.of(new Alert(it, activity(it))))
                .toList();
        told.forEach(WhatIsTold::check);
        return told;
    }

    private static Alert.Activity activity(Finding finding) {
        return finding.uid().charAt(0) < '8' ? Alert.Activity.CREATE : Alert.Activity.UPDATE;
    }

    /** Denied calls and hidden parameters are told of those who called. */
    private static void isOfOne(Told told, Map<String, Holder> doneTo) {
        Optional<Holder> holder =
                Optional.ofNullable(doneTo.get(told.stretch().anchor().eventId()));
        holder.filter(it -> !(told.stretch().subject() instanceof Subject.Root))
                .ifPresent(it -> assertThat(told.stretch().target()).isEqualTo(it.name()));
        // Without creations two who bore the name one after the other are judged as one.
        if (told.stretch().creation().isPresent()) {
            assertThat(told.ownSteps())
                    .filteredOn(step -> !step.isNote(Note.DENIED) && !step.isNote(Note.OMITTED))
                    .filteredOn(step -> doneTo.containsKey(step.eventId()))
                    .allMatch(step ->
                            Optional.ofNullable(doneTo.get(step.eventId())).equals(holder));
        }
    }

    @Provide
    Arbitrary<Happenings.Happened> happenings() {
        return Happenings.any();
    }

    @Provide
    Arbitrary<Judge> judges() {
        return Judge.any();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Generated.steps();
    }

    @Provide
    Arbitrary<Tuning> tunings() {
        return Generated.tunings();
    }

    @Provide
    Arbitrary<List<ApiCall>> calls() {
        return Generated.calls();
    }
}
