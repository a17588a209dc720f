package dev.howdah.host.docker;

import java.io.InputStream;
import java.util.concurrent.LinkedBlockingQueue;

/// Standard input of a shell that is fed script by script. Reading waits for the next script.
final class ScriptInput extends InputStream {

    private static final byte[] END = {};

    private final LinkedBlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>();
    private byte[] current = END;
    private int position;
    private boolean ended;

    void give(byte[] script) {
        waiting.add(script);
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /// Gives what there is, without waiting for a full buffer.
    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, current.length - position);
        System.arraycopy(current, position, buffer, offset, count);
        position += count;
        return count;
    }

    private boolean hasMore() {
        try {
            if (!ended && position == current.length) {
                current = waiting.take();
                position = 0;
                ended = current.length == 0;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            ended = true;
        }
        return !ended;
    }

    @Override
    public void close() {
        waiting.add(END);
    }
}
