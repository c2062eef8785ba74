/** A replay as a page of HTML that needs neither script nor network. */
@NullMarked
package dev.latchkey.report;

import org.jspecify.annotations.NullMarked;
