package dev.latchkey.replay;

/** How far the reading is. */
interface Progress extends AutoCloseable {

    /** For pipes, files, and people who asked for it. */
    Progress SILENT = bytes -> {};

    /** So many bytes more have been read; called from several threads. */
    void read(long bytes);

    @Override
    default void close() {}
}
