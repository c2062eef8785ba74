package dev.latchkey.detection.alert;

import dev.latchkey.detection.subject.Subject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

class InMemorySettlingTest extends SettlingContract {

    private InMemorySettling opened = new InMemorySettling(Duration.ZERO, InstantSource.system());

    @Override
    protected Settling settling(Duration settle, InstantSource clock) {
        opened = new InMemorySettling(settle, clock);
        return opened;
    }

    @Override
    protected List<Subject> due() {
        return opened.due();
    }
}
