# Functions that run on one host of the hand-written deploy. Variables: number, name1…4, address1…4, password_*.
# Not to be run by itself.

data=/opt/postgres/data
binaries=/usr/lib/postgresql/15/bin
server=$name1
upstream=$((number - 1))
name=name$number
name=${!name}

put() { # path mode owner, content on standard input
    cat >"$1"
    chmod "$2" "$1"
    chown "$3:" "$1"
}

sql() { runuser -u postgres -- psql -XqAtw -v ON_ERROR_STOP=1 "$@"; }

packages() {
    local names="ca-certificates locales openssh-client openssh-server openssl procps sudo barman-cli python3-barman rsync"
    case $number in
        4) names="$names barman postgresql-client-15 pigz" ;;
        *) names="$names postgresql-15 postgresql-15-repmgr repmgr-common rsyslog logrotate" ;;
    esac
    printf '#!/bin/sh\nexit 101\n' >/usr/sbin/policy-rc.d
    chmod 0755 /usr/sbin/policy-rc.d
    mkdir -p /etc/postgresql-common/createcluster.d
    echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.d/by-hand.conf
    hosts
    export DEBIAN_FRONTEND=noninteractive
    local options="-q -y -o Acquire::Languages=none -o Acquire::Retries=2 -o Dpkg::Options::=--force-unsafe-io
        -o Dpkg::Options::=--force-confold -o Dpkg::Use-Pty=0"
    make_locale &
    apt-get $options update
    apt-get $options install --no-install-recommends $names
    wait $!
    rm /usr/sbin/policy-rc.d
}

# As people do where they know that the image has it already.
make_locale() {
    locale -a | grep -qx en_US.utf8 && return
    printf 'en_US.UTF-8 UTF-8\n' >/etc/locale.gen
    locale-gen
}

hosts() {
    cat >>/etc/hosts <<EOF
$address1 $name1
$address2 $name2
$address3 $name3
$address4 $name4
EOF
}

account() {
    local home=/var/lib/postgresql owner=postgres
    [ "$number" != 4 ] || { home=/var/lib/barman; owner=barman; }
    install -d /etc/by-hand
    put /etc/by-hand/ca.crt 0644 root <<<"$authority"
    install -d -m 0700 -o $owner -g $owner "$home/.ssh"
    put "$home/.pgpass" 0600 $owner <<EOF
*:*:*:postgres:$password_postgres
*:*:*:replication:$password_replication
*:*:*:repmgr:$password_repmgr
*:*:*:barman:$password_barman
*:*:*:streaming_barman:$password_streaming_barman
EOF
    if [ "$number" = 4 ]; then
        put "$home/.ssh/id_ed25519" 0600 $owner <<<"$ssh_key"
        return
    fi
    put "$home/.ssh/authorized_keys" 0600 $owner <<<"$ssh_public_key"
    put /etc/by-hand/server.crt 0644 postgres <<<"$certificate"
    put /etc/by-hand/server.key 0600 postgres <<<"$key"
    service_files
}

service_files() {
    put /etc/systemd/system/postgres.service 0644 root <<EOF
[Unit]
Description=Postgres 15
After=network-online.target

[Service]
Type=notify
User=postgres
RuntimeDirectory=postgresql
RuntimeDirectoryMode=2775
RuntimeDirectoryPreserve=yes
ExecStart=$binaries/postgres -D $data
ExecReload=/bin/kill -HUP \$MAINPID
KillMode=mixed
KillSignal=SIGINT
TimeoutStartSec=infinity

[Install]
WantedBy=multi-user.target
EOF
    put /etc/systemd/system/repmgr.service 0644 root <<EOF
[Unit]
Description=repmgrd
After=postgres.service

[Service]
User=postgres
ExecStart=/usr/lib/postgresql/15/bin/repmgrd -f /etc/repmgr/15/repmgr.conf --daemonize=false --no-pid-file
Restart=on-failure

[Install]
WantedBy=multi-user.target
EOF
    printf 'postgres ALL=(root) NOPASSWD: /usr/bin/systemctl start postgres, /usr/bin/systemctl stop postgres, %s\n' \
        '/usr/bin/systemctl restart postgres, /usr/bin/systemctl reload postgres' | put /etc/sudoers.d/postgres 0440 root
    logging
    repmgr_conf
}

logging() {
    install -d -m 0750 -o postgres -g adm /var/log/postgres
    put /etc/rsyslog.d/30-postgres.conf 0644 root <<'EOF'
local6.* action(type="omfile" file="/var/log/postgres/postgres.log" fileOwner="postgres" fileGroup="adm" fileCreateMode="0640")
local6.* stop
EOF
    put /etc/logrotate.d/postgres 0644 root <<'EOF'
/var/log/postgres/postgres.log {
  daily
  rotate 7
  copytruncate
  missingok
  su postgres adm
}
EOF
}

repmgr_conf() {
    local address=address$number
    mkdir -p /etc/repmgr/15
    put /etc/repmgr/15/repmgr.conf 0640 postgres <<EOF
node_id=$number
node_name='$name'
conninfo='host=${!address} port=5432 user=repmgr dbname=repmgr sslmode=require connect_timeout=5'
data_directory='$data'
pg_bindir='$binaries'
use_replication_slots=1
failover=automatic
promote_command='$binaries/repmgr standby promote -f /etc/repmgr/15/repmgr.conf'
follow_command='$binaries/repmgr standby follow -f /etc/repmgr/15/repmgr.conf --upstream-node-id=%n'
service_start_command='sudo systemctl start postgres'
service_stop_command='sudo systemctl stop postgres'
service_restart_command='sudo systemctl restart postgres'
service_reload_command='sudo systemctl reload postgres'
reconnect_attempts=6
reconnect_interval=10
primary_visibility_consensus=true
monitoring_history=yes
EOF
}

new_cluster() {
    install_data_directory
    runuser -u postgres -- env TZ=UTC $binaries/initdb -D $data -U postgres --locale=en_US.UTF-8 --encoding=UTF8 \
        --data-checksums --auth-local=peer --auth-host=scram-sha-256 --no-instructions
}

install_data_directory() {
    install -d -m 0700 -o postgres -g postgres /opt/postgres
}

configure() {
    install -d -m 0700 -o postgres -g postgres $data/conf.d
    put $data/postgresql.conf 0600 postgres <<<"include_dir = 'conf.d'"
    put $data/conf.d/0001-by-hand.conf 0600 postgres <<EOF
listen_addresses = '*'
max_connections = 250
shared_buffers = '512MB'
wal_level = logical
wal_log_hints = on
archive_mode = on
archive_command = '/bin/true'
archive_timeout = '6h'
max_wal_senders = 6
max_replication_slots = 9
max_wal_size = '4GB'
min_wal_size = '128MB'
checkpoint_timeout = '30min'
hot_standby_feedback = on
password_encryption = 'scram-sha-256'
ssl = on
ssl_ca_file = '/etc/by-hand/ca.crt'
ssl_cert_file = '/etc/by-hand/server.crt'
ssl_key_file = '/etc/by-hand/server.key'
shared_preload_libraries = 'pg_stat_statements, repmgr'
log_destination = 'syslog'
syslog_facility = 'LOCAL6'
log_checkpoints = on
log_lock_waits = on
EOF
    hba
    cluster_name
}

cluster_name() {
    put $data/conf.d/0002-name.conf 0600 postgres <<<"cluster_name = '$name'"
}

hba() {
    {
        echo 'local all postgres peer'
        echo 'local all all peer'
        echo 'local replication all peer'
        echo 'host all all 127.0.0.1/32 scram-sha-256'
        echo 'host replication all 127.0.0.1/32 scram-sha-256'
        for address in $address1 $address2 $address3 $address4; do
            echo "hostssl all all $address/32 scram-sha-256"
            echo "hostssl replication all $address/32 scram-sha-256"
        done
        echo 'hostssl all all 0.0.0.0/0 scram-sha-256'
    } | put $data/pg_hba.conf 0600 postgres
}

start() {
    systemctl daemon-reload
    systemctl enable --now --quiet rsyslog postgres
}

objects() {
    sql -d postgres <<EOF
alter role postgres password '$password_postgres';
create role replication login replication password '$password_replication';
create role repmgr superuser login replication password '$password_repmgr';
create role barman login password '$password_barman';
create role streaming_barman login replication password '$password_streaming_barman';
grant execute on function pg_backup_start(text, boolean), pg_backup_stop(boolean), pg_switch_wal(),
  pg_create_restore_point(text) to barman;
grant pg_read_all_settings, pg_read_all_stats, pg_checkpoint to barman;
create database repmgr owner repmgr;
EOF
    for database in postgres template1; do
        for extension in pg_stat_statements pg_freespacemap pg_visibility pageinspect pgstattuple; do
            echo "create extension $extension;"
        done | sql -d $database
    done
    sql -d repmgr -c 'create extension repmgr'
}

slots_of_primary() {
    sql -d postgres -c "select pg_create_physical_replication_slot(slot, true)
        from unnest(array['repmgr_slot_2', 'backup_$name4']) slot"
}

slots_of_standby() {
    [ "$number" != 2 ] ||
        sql -d postgres -c "select pg_create_physical_replication_slot('repmgr_slot_3', true)"
}

repmgr() { runuser -u postgres -- $binaries/repmgr -f /etc/repmgr/15/repmgr.conf "$@"; }

register_primary() {
    repmgr primary register
    systemctl enable --now --quiet repmgr
}

clone() {
    local address=address$upstream
    local source="host=${!address} port=5432 user=repmgr sslmode=require application_name=$name"
    install_data_directory
    runuser -u postgres -- $binaries/pg_basebackup -w -D $data -X stream --checkpoint=fast -S "repmgr_slot_$number" \
        -R -d "$source"
    cluster_name
}

register_standby() {
    repmgr standby register --upstream-node-id=$upstream --force --wait-sync=0
    systemctl enable --now --quiet repmgr
}

barman() { runuser -u barman -- /usr/bin/barman "$@"; }

receive_wal() {
    put /etc/barman.conf 0644 root <<'EOF'
[barman]
barman_user = barman
configuration_files_directory = /etc/barman.d
barman_home = /var/lib/barman
log_file = /var/log/barman/barman.log
log_level = INFO
compression = pigz
EOF
    mkdir -p /etc/barman.d
    put /etc/barman.d/$server.conf 0640 barman <<EOF
[$server]
description = by hand
conninfo = host=$address1 port=5432 user=barman dbname=postgres sslmode=require connect_timeout=5
streaming_conninfo = host=$address1 port=5432 user=streaming_barman dbname=postgres sslmode=require connect_timeout=5
backup_method = rsync
ssh_command = ssh -q postgres@$address1
reuse_backup = link
backup_options = concurrent_backup
immediate_checkpoint = true
streaming_archiver = on
slot_name = backup_$name4
retention_policy = RECOVERY WINDOW OF 4 WEEKS
last_backup_maximum_age = 1 WEEK
minimum_redundancy = 1
EOF
    put /etc/systemd/system/barman-cron.service 0644 root <<'EOF'
[Service]
Type=oneshot
User=barman
KillMode=process
ExecStart=/usr/bin/barman cron
EOF
    put /etc/systemd/system/barman-cron.timer 0644 root <<'EOF'
[Timer]
OnCalendar=minutely

[Install]
WantedBy=timers.target
EOF
    put /etc/systemd/system/barman-backup.service 0644 root <<EOF
[Service]
Type=oneshot
User=barman
ExecStart=/usr/bin/barman -q backup $server
EOF
    put /etc/systemd/system/barman-backup.timer 0644 root <<'EOF'
[Timer]
OnCalendar=Wed,Sat 04:00

[Install]
WantedBy=timers.target
EOF
    ssh-keyscan -t ed25519 $address1 2>/dev/null | put /var/lib/barman/.ssh/known_hosts 0600 barman
    systemctl daemon-reload
    systemctl enable --quiet --now barman-cron.timer barman-backup.timer
    systemctl start barman-cron.service
}

# A backup needs a whole segment in the archive before it, and the segment it ends in after it. `switch-wal --force`
# would need a superuser in Barman 3.4; without it the segment is closed too, because there was traffic.
first_backup() {
    local streaming=/var/lib/barman/$server/streaming
    until [ -n "$(ls $streaming 2>/dev/null)" ]; do sleep 0.1; done
    barman switch-wal $server
    until ls $streaming | grep -qv partial; do sleep 0.1; done
    barman archive-wal $server
    barman backup $server
    until grep -qx status=DONE /var/lib/barman/$server/base/*/backup.info; do
        barman archive-wal $server
        barman check-backup $server latest
    done
}

check_backup() {
    barman check $server
}
