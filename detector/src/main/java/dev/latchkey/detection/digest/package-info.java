/** What is kept of each identity for longer than its chain, and the digest of a week of it. */
@NullMarked
package dev.latchkey.detection.digest;

import org.jspecify.annotations.NullMarked;
