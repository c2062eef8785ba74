/** What is told of generated histories, in every form in which a person or a tool sees it. */
package dev.latchkey.told;
