/** What is said of an allowlist: of its entries, of what would be one, and of each change. */
@NullMarked
package dev.latchkey.detection.review;

import org.jspecify.annotations.NullMarked;
