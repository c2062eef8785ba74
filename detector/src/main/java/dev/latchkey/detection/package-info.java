/** The core: what an API call means, which chain it belongs to, and what is concluded and told. */
@NullMarked
package dev.latchkey.detection;

import org.jspecify.annotations.NullMarked;
