# Relays standard input and output to a host and port like a line with latency: what goes in comes out so many seconds
# later, in both directions. In the end it appends to a file how many round trips passed before the last answer of
# some size: how often the server sent something after it had got something.
use strict;
use warnings;
use IO::Select;
use IO::Socket::INET;
use Time::HiRes qw(time);

my ($host, $port, $delay, $log) = @ARGV;
my $server = IO::Socket::INET->new(PeerAddr => $host, PeerPort => $port, Timeout => 10) or die "no connection: $!\n";
my $select = IO::Select->new(\*STDIN, $server);
my @queue;
my $trips = 1;    # the connection itself
my $answered = 0;
my $asked = 0;
my $open = 1;
$SIG{HUP} = $SIG{TERM} = \&ended;    # ssh ends it so
while ($open || @queue) {
    my $wait = @queue ? $queue[0][0] - time : 5;
    for my $from ($select->can_read($wait < 0 ? 0 : $wait)) {
        my $count = sysread($from, my $data, 65536);
        if (!$count) {
            $open = 0;
            $select->remove($from);
            next;
        }
        my $client = fileno($from) == fileno(STDIN);
        if (!$client) {
            $trips++ if $asked;
            $asked = 0;
            $answered = $trips if $count >= 4096;
        }
        push @queue, [time + $delay, $client, $data];
    }
    while (@queue && $queue[0][0] <= time) {
        my (undef, $client, $data) = @{shift @queue};
        $asked = 1 if $client;
        my $out = $client ? $server : \*STDOUT;
        while (length $data) {
            my $written = syswrite($out, $data) or ended();
            substr($data, 0, $written, '');
        }
    }
}
ended();

sub ended {
    open(my $file, '>>', $log) or die "$log: $!\n";
    syswrite($file, "$host $answered\n");
    exit 0;
}
