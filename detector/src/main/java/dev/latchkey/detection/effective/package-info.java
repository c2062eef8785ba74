/** What an identity can really do: through groups, policies, roles and boundaries as they stood at the time. */
@NullMarked
package dev.latchkey.detection.effective;

import org.jspecify.annotations.NullMarked;
