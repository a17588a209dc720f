package dev.howdah.host;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.stream.Stream;

/// Files as one stream in tar's format (ustar), named by their sums, for root alone to read. Nothing is held in memory.
public final class Tar {

    private static final int BLOCK = 512;
    private static final int NAME = 100;

    private Tar() {}

    public static InputStream of(Collection<Upload> uploads) {
        var parts = Stream.concat(
                uploads.stream().flatMap(Tar::parts), Stream.of(() -> new ByteArrayInputStream(new byte[2 * BLOCK])));
        return new SequenceInputStream(opened(parts.iterator()));
    }

    @FunctionalInterface
    private interface Part {
        InputStream open() throws IOException;
    }

    private static Stream<Part> parts(Upload upload) {
        int rest = (int) (upload.size() % BLOCK);
        return Stream.of(
                () -> new ByteArrayInputStream(header(upload)),
                () -> new Exactly(Files.newInputStream(upload.file()), upload),
                () -> new ByteArrayInputStream(new byte[rest == 0 ? 0 : BLOCK - rest]));
    }

    /// Each part is opened only when its turn comes. A SequenceInputStream takes nothing but an Enumeration.
    @SuppressWarnings("JdkObsolete")
    private static Enumeration<InputStream> opened(Iterator<Part> parts) {
        return new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return parts.hasNext();
            }

            @Override
            public InputStream nextElement() {
                try {
                    return parts.next().open();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    private static byte[] header(Upload upload) {
        var header = new byte[BLOCK];
        put(header, 0, upload.sha256());
        put(header, NAME, "0000600\0" + "0000000\0" + "0000000\0");
        put(header, 124, "%011o ".formatted(upload.size()));
        put(header, 136, "%011o ".formatted(0));
        put(header, 148, "        0");
        put(header, 257, "ustar\00000");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, "%06o\0 ".formatted(sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    /// A file that has become shorter or longer since it was looked at would shift all that follows.
    private static final class Exactly extends InputStream {
        private final InputStream file;
        private final Upload upload;
        private long left;

        Exactly(InputStream file, Upload upload) {
            this.file = file;
            this.upload = upload;
            this.left = upload.size();
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = file.read(buffer, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw new IOException(upload.file() + " has become shorter while it was sent");
            }
            left -= count;
            return count;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
