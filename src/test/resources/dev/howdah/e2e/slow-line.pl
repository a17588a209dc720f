# Relays standard input and output to a host and port as a line with latency would: what goes in comes out so many
# seconds later, in both directions. Appends how often the direction turned from the client to the server.
use strict;
use warnings;
use IO::Select;
use IO::Socket::INET;
use Time::HiRes qw(time);

my ($host, $port, $delay, $log) = @ARGV;
my $server = IO::Socket::INET->new(PeerAddr => $host, PeerPort => $port, Timeout => 10) or die "no connection: $!\n";
my %to = (fileno(STDIN) => $server, fileno($server) => \*STDOUT);
my $select = IO::Select->new(\*STDIN, $server);
my (@queue, $last);
my $turns = 0;
my $open = 1;
$SIG{HUP} = $SIG{TERM} = \&ended; # ssh ends it so
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
        $turns++ if $client && (!defined $last || !$last);
        $last = $client;
        push @queue, [time + $delay, $to{fileno($from)}, $data];
    }
    while (@queue && $queue[0][0] <= time) {
        my (undef, $out, $data) = @{shift @queue};
        while (length $data) {
            my $written = syswrite($out, $data) or exit 1;
            substr($data, 0, $written, '');
        }
    }
}
ended();

sub ended {
    open(my $file, '>>', $log) or die "$log: $!\n";
    syswrite($file, "$host $turns\n");
    exit 0;
}
