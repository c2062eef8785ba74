package dev.latchkey.told;

import dev.latchkey.detection.alert.Alert;
import dev.latchkey.detection.alert.Finding;
import dev.latchkey.detection.verdict.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** However long the names and however many the steps: what is told fits, and says what it leaves out. */
class ToldLongPropertyTest {

    @Property(tries = 5, edgeCases = EdgeCasesMode.NONE)
    void with_the_longest_names_that_aws_takes(
            @ForAll("happenings") Happenings.Happened happened, @ForAll("judges") Judge judge) throws IOException {
        List<Verdict> verdicts = judge.judged(Longer.PERMITTED.words().all(happened.calls()));
        told(verdicts).forEach(told -> {
            WhatIsTold.check(told);
            WhatFits.check(told);
        });
        Listings.check(verdicts);
        Digests.check(Listings.rows(verdicts));
    }

    @Property(tries = 5, edgeCases = EdgeCasesMode.NONE)
    void with_longer_ones(@ForAll("happenings") Happenings.Happened happened, @ForAll("judges") Judge judge) {
        told(judge.judged(Longer.BEYOND.words().all(happened.calls()))).forEach(WhatFits::fits);
    }

    @Property(tries = 2, edgeCases = EdgeCasesMode.NONE)
    void with_hundreds_of_steps(@ForAll("floods") Happenings.Happened happened, @ForAll("judges") Judge judge)
            throws IOException {
        List<Verdict> verdicts = judge.judged(happened.calls());
        told(verdicts).forEach(told -> {
            WhatIsTold.check(told);
            WhatFits.check(told);
        });
        Listings.check(verdicts);
    }

    @Tag("long")
    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void in_the_long_run_too(
            @ForAll("happenings") Happenings.Happened happened,
            @ForAll("floods") Happenings.Happened flood,
            @ForAll("judges") Judge judge)
            throws IOException {
        with_the_longest_names_that_aws_takes(happened, judge);
        with_longer_ones(happened, judge);
        with_hundreds_of_steps(flood, judge);
    }

    private static Stream<Told> told(List<Verdict> verdicts) {
        return verdicts.stream()
                .flatMap(verdict -> verdict.finding().stream())
                .map(Finding::of)
                .map(it -> Told.of(new Alert(it, Alert.Activity.UPDATE)));
    }

    @Provide
    Arbitrary<Happenings.Happened> happenings() {
        return Happenings.any();
    }

    @Provide
    Arbitrary<Happenings.Happened> floods() {
        return Happenings.floods();
    }

    @Provide
    Arbitrary<Judge> judges() {
        return Judge.any();
    }
}
