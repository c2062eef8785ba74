package dev.latchkey.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What no page may hold, whatever stood in the records: an element, an attribute or a link that is not ours. */
public final class PageCheck {

    private static final Set<String> ELEMENTS = Set.of(
            "a",
            "article",
            "b",
            "bdi",
            "body",
            "br",
            "button",
            "caption",
            "code",
            "desc",
            "details",
            "div",
            "em",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "g",
            "h1",
            "h2",
            "h3",
            "h4",
            "head",
            "header",
            "html",
            "input",
            "label",
            "legend",
            "li",
            "line",
            "main",
            "meta",
            "nav",
            "ol",
            "option",
            "p",
            "path",
            "rect",
            "section",
            "select",
            "span",
            "strong",
            "style",
            "summary",
            "svg",
            "table",
            "tbody",
            "td",
            "text",
            "th",
            "thead",
            "time",
            "title",
            "tr",
            "ul");

    private static final Set<String> ATTRIBUTES = Set.of(
            "aria-hidden",
            "aria-label",
            "aria-labelledby",
            "autocomplete",
            "charset",
            "checked",
            "class",
            "content",
            "d",
            "data-account",
            "data-is",
            "data-kind",
            "data-method",
            "datetime",
            "height",
            "href",
            "http-equiv",
            "id",
            "lang",
            "name",
            "open",
            "role",
            "scope",
            "selected",
            "tabindex",
            "transform",
            "type",
            "value",
            "viewbox",
            "viewBox",
            "width",
            "x",
            "x1",
            "x2",
            "y",
            "y1",
            "y2");

    private PageCheck() {}

    public static Document holdsNothingButOurOwn(String page) {
        Document document = Jsoup.parse(page);
        for (Element element : document.expectFirst("html").getAllElements()) {
            assertThat(ELEMENTS).contains(element.tagName());
            for (Attribute attribute : element.attributes()) {
                assertThat(ATTRIBUTES).as(element::cssSelector).contains(attribute.getKey());
                assertThat(attribute.getKey().equals("content") ? "" : attribute.getValue())
                        .as("no value of a record stands in an attribute")
                        .matches("[\\w#%., :()+-]*");
            }
        }
        assertThat(document.select("a")).allMatch(link -> link.attr("href").startsWith("#"));
        assertThat(document.text()).doesNotContain("://");
        return document;
    }
}
