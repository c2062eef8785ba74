package dev.latchkey.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What is inflated at once, by whichever code the JVM allows, is what was packed, or all that the JDK's stream gives. */
class GzipMemberPropertyTest {

    /** The two bytes by which a file is known as gzip, before it comes here. */
    private static final int MARK = 2;

    private static final int TRAILER = 8;

    private final GzipMember member = new GzipMember();

    @Property(tries = 2_000)
    void one_member_is_inflated_at_once_and_right(@ForAll("plain") byte[] plain, @ForAll("levels") int level)
            throws IOException {
        assertThat(atOnce(gzip(plain, level))).hasValue(plain);
    }

    @Property(tries = 2_000)
    void of_several_members_none_is_lost(@ForAll("members") List<byte[]> members) throws IOException {
        byte[] all = members.stream().map(it -> gzip(it, 6)).reduce(new byte[0], GzipMemberPropertyTest::joined);
        assertThat(atOnce(all))
                .satisfies(it -> assertThat(it.isEmpty() || Arrays.equals(it.get(), streamed(all)))
                        .isTrue());
        assertThat(atOnce(joined(all, all))).isEmpty();
    }

    /** Some damage the native code overlooks that the JDK's does not; the sums still vouch for the text. */
    @Property(tries = 4_000)
    void what_was_changed_anywhere_gives_the_right_text_or_none(
            @ForAll("plain") byte[] plain,
            @ForAll("levels") int level,
            @ForAll int place,
            @ForAll @IntRange(min = 1, max = 255) int bits)
            throws IOException {
        byte[] packed = gzip(plain, level);
        packed[MARK + Math.floorMod(place, packed.length - MARK)] ^= (byte) bits;
        assertThat(atOnce(packed).orElse(plain)).isEqualTo(plain);
    }

    @Property(tries = 2_000)
    void what_was_cut_off_is_not_taken_for_whole(
            @ForAll("plain") byte[] plain, @ForAll("levels") int level, @ForAll int place) throws IOException {
        byte[] packed = gzip(plain, level);
        assertThat(atOnce(Arrays.copyOf(packed, Math.floorMod(place, packed.length))))
                .isEmpty();
    }

    @Property(tries = 2_000)
    void nor_is_what_has_wrong_sums(
            @ForAll("plain") byte[] plain, @ForAll int place, @ForAll @IntRange(min = 1, max = 255) int bits)
            throws IOException {
        byte[] packed = gzip(plain, 6);
        packed[packed.length - 1 - Math.floorMod(place, TRAILER)] ^= (byte) bits;
        assertThat(atOnce(packed)).isEmpty();
    }

    private Optional<byte[]> atOnce(byte[] packed) throws IOException {
        Block file = new Block();
        Block text = new Block();
        file.fill(new ByteArrayInputStream(packed));
        return member.inflates(file, text) ? Optional.of(Arrays.copyOf(text.bytes(), text.length())) : Optional.empty();
    }

    private static byte[] streamed(byte[] packed) {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(byte[] plain, int level) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed) {
            {
                def.setLevel(level);
            }
        }) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Provide
    Arbitrary<Integer> levels() {
        return Arbitraries.integers().between(Deflater.NO_COMPRESSION, Deflater.BEST_COMPRESSION);
    }

    @Provide
    Arbitrary<List<byte[]>> members() {
        return plain().list().ofMinSize(1).ofMaxSize(3);
    }

    /** From nothing over a few bytes many times to what no code makes shorter. */
    @Provide
    Arbitrary<byte[]> plain() {
        Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(600);
        return Combinators.combine(any, Arbitraries.integers().between(1, 40)).as(GzipMemberPropertyTest::repeated);
    }

    private static byte[] repeated(byte[] part, int times) {
        byte[] all = new byte[part.length * times];
        for (int at = 0; at < all.length; at++) {
            all[at] = part[at % part.length];
        }
        return all;
    }
}
