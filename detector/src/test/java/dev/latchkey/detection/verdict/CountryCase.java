package dev.latchkey.detection.verdict;

import static dev.latchkey.detection.Cast.NEW_USER;
import static dev.latchkey.detection.Cast.NOON;
import static dev.latchkey.detection.Cast.created;
import static dev.latchkey.detection.Cast.keyed;

import dev.latchkey.detection.Cast;
import dev.latchkey.detection.allowlist.Allowlist;
import dev.latchkey.detection.call.Origin;
import dev.latchkey.detection.chain.Chain;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where Germany is expected: what the creation of a user from some address is judged to be. */
abstract class CountryCase {

    static final Tuning GERMANY = Tuning.DEFAULT.withCountries(Set.of("DE"));

    /** The first network is Dutch, the second and all of IPv6 German, and so, by a slip, is what is private. */
    static final Countries COUNTRIES = address -> {
        String text = address.toString();
        if (text.startsWith("198.51.100.")) {
            return Optional.of("NL");
        }
        boolean german = text.startsWith("203.0.113.") || text.startsWith("2001:db8:");
        return german ? Optional.of("DE") : text.startsWith("192.0.2.") ? Optional.empty() : Optional.of("US");
    };

    static Assessment judged(String address, Tuning tuning) {
        return analytic(tuning, COUNTRIES)
                .judge(chain(address))
                .get(0)
                .finding()
                .orElseThrow();
    }

    static Assessment found(Analytic analytic) {
        return analytic.judge(chain("198.51.100.7")).get(0).finding().orElseThrow();
    }

    static Analytic analytic(Tuning tuning, Countries countries) {
        return new Analytic(tuning, Allowlist.NOBODY, KnownCallers.NOT_LEARNT, countries);
    }

    static Chain chain(String address) {
        Origin origin = new Origin(address, "Mozilla/5.0", true);
        return Chain.of(
                NEW_USER,
                List.of(
                        Cast.from(origin, created(NEW_USER, "e-1", NOON)),
                        Cast.from(origin, keyed(NEW_USER, "e-2", NOON))));
    }
}
