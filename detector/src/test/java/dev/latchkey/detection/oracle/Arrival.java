package dev.latchkey.detection.oracle;

import dev.latchkey.detection.step.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** How the records of a history may come in: shuffled, repeated, and in pieces. */
final class Arrival {

    private Arrival() {}

    static Stream<List<Step>> inPieces(List<Step> history, Random chance) {
        List<Step> arriving = new ArrayList<>(history);
        history.stream().filter(step -> chance.nextInt(3) == 0).forEach(arriving::add);
        Collections.shuffle(arriving, chance);
        List<List<Step>> pieces = new ArrayList<>();
        for (int from = 0; from < arriving.size(); ) {
            int to = Math.min(arriving.size(), from + 1 + chance.nextInt(3));
            pieces.add(arriving.subList(from, to));
            from = to;
        }
        return pieces.stream();
    }
}
