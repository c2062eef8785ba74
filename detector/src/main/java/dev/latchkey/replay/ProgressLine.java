package dev.latchkey.replay;

import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** One line on standard error that moves, and is gone when it ends: bytes read of all bytes. */
final class ProgressLine implements Progress {

    private static final String TO_START_AND_CLEAR = "\r\u001b[K";
    private static final long MEBIBYTE = 1L << 20;
    private static final int MILLIS = 200;

    private final PrintWriter err;
    private final ProgressBar bar;
    private boolean gone;

    ProgressLine(PrintWriter err, int columns, long allBytes) {
        this.err = err;
        this.bar = new ProgressBarBuilder()
                .setTaskName("reading")
                .setInitialMax(allBytes)
                .setUnit(" MiB", MEBIBYTE)
                .setSpeedUnit(ChronoUnit.SECONDS)
                .showSpeed()
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(MILLIS)
                .setMaxRenderedLength(columns - 1)
                .setConsumer(new Line(columns - 1))
                .build();
    }

    @Override
    public void read(long bytes) {
        bar.stepBy(bytes);
    }

    /** A line of text in the midst of it; the bar comes back below by itself. */
    void say(String line) {
        synchronized (err) {
            err.print(TO_START_AND_CLEAR);
            err.println(line);
        }
    }

    /**
     * Clears the line itself: the library does so only if it has drawn once before, and a replay of one small file can
     * end sooner.
     */
    @Override
    public void close() {
        bar.close();
        synchronized (err) {
            gone = true;
            err.print(TO_START_AND_CLEAR);
            err.flush();
        }
    }

    private final class Line implements ProgressBarConsumer {

        private final int width;

        Line(int width) {
            this.width = width;
        }

        @Override
        public int getMaxRenderedLength() {
            return width;
        }

        @Override
        public void accept(String rendered) {
            synchronized (err) {
                if (!gone) {
                    err.print("\r" + rendered);
                    err.flush();
                }
            }
        }

        @Override
        public void close() {
            // the line is cleared by whoever closes it
        }
    }
}
