package dev.latchkey.told;

import dev.latchkey.detection.call.ApiCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Whatever arrives in whatever order, whoever is told again reads why, and of what is closed that it is. */
class ToldAgainPropertyTest {

    @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
    void each_alert_says_why_it_comes_again_and_what_is_closed_asks_for_nothing(
            @ForAll("arrivals") List<ApiCall> arrived, @ForAll("judges") Judge judge) {
        WhatIsToldAgain.check(Live.told(arrived, judge));
    }

    @Tag("long")
    @Property(tries = 8_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void in_the_long_run_too(@ForAll("arrivals") List<ApiCall> arrived, @ForAll("judges") Judge judge) {
        each_alert_says_why_it_comes_again_and_what_is_closed_asks_for_nothing(arrived, judge);
    }

    @Provide
    Arbitrary<List<ApiCall>> arrivals() {
        return Happenings.any()
                .flatMap(happened -> Arbitraries.randomValue(random -> arrived(happened.calls(), random)));
    }

    /** As they were made, in any order, or with one that comes last. */
    private static List<ApiCall> arrived(List<ApiCall> made, Random random) {
        List<ApiCall> arrived = new ArrayList<>(made);
        switch (random.nextInt(3)) {
            case 0 -> Collections.shuffle(arrived, random);
            case 1 -> arrived.add(arrived.remove(random.nextInt(arrived.size())));
            default -> {
                // So do most.
            }
        }
        return arrived;
    }

    @Provide
    Arbitrary<Judge> judges() {
        return Judge.any();
    }
}
