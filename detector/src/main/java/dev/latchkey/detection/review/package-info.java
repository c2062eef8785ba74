/** What is said of an allowlist: what is wrong in it, wider than it needs to be, or of no use. */
@NullMarked
package dev.latchkey.detection.review;

import org.jspecify.annotations.NullMarked;
