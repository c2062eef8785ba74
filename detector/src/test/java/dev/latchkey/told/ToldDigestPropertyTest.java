package dev.latchkey.told;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** Of whatever happened in a week mail, card and machines say the same, and each what it leaves out. */
class ToldDigestPropertyTest {

    @Property(tries = 10, edgeCases = EdgeCasesMode.NONE)
    void a_digest_says_the_same_in_each_form(
            @ForAll("happenings") Happenings.Happened happened, @ForAll("judges") Judge judge) {
        Digests.check(Listings.rows(judge.judged(happened.calls())));
    }

    @Tag("long")
    @Property(tries = 5_000, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void in_the_long_run_too(@ForAll("happenings") Happenings.Happened happened, @ForAll("judges") Judge judge) {
        a_digest_says_the_same_in_each_form(happened, judge);
    }

    @Provide
    Arbitrary<Happenings.Happened> happenings() {
        return Happenings.any();
    }

    @Provide
    Arbitrary<Judge> judges() {
        return Judge.any();
    }
}
