# What a plan has to know of one host of a default M1 cluster, asked in one go. Changes nothing.
dpkg-query -W -f '${Package} ${Version} ${db:Status-Abbrev}\n'
for file in /etc/hosts /etc/locale.gen /etc/rsyslog.d/* /etc/logrotate.d/* /etc/systemd/system/*.service \
    /etc/systemd/system/*.timer /etc/sudoers.d/* /etc/cron.d/* /etc/apt/sources.list.d/* /etc/ssh/ssh_known_hosts \
    /etc/howdah/* /usr/local/lib/howdah/* /etc/repmgr/*/repmgr.conf /etc/barman.conf /etc/barman.d/* \
    /var/lib/postgresql/.pgpass /var/lib/barman/.pgpass \
    /opt/postgres/data/*.conf /opt/postgres/data/conf.d/*; do
    [ -f "$file" ] || continue
    stat -c '%n %a %U %G %s' "$file"
    sha256sum <"$file"
done
systemctl show -p Id,ActiveState,SubState,UnitFileState,ActiveEnterTimestamp,NeedDaemonReload postgres repmgr \
    howdah-hosts howdah-voter howdah-fence repmgr-cleanup.timer barman-receive-* barman rsyslog cron ssh \
    logrotate.timer barman-cron.timer
getent passwd
getent group
locale -a
cat /etc/os-release /proc/meminfo
if [ -e /opt/postgres/data/PG_VERSION ]; then
    runuser -u postgres -- psql -XqAtw -d postgres <<'SQL'
select pg_is_in_recovery(), pg_current_wal_lsn() from pg_settings where name = 'port' and not pg_is_in_recovery();
select name, setting, source, sourcefile, pending_restart from pg_settings;
select * from pg_file_settings;
select * from pg_hba_file_rules;
select * from pg_roles;
select * from pg_auth_members;
select * from pg_database;
select * from pg_replication_slots;
select * from pg_stat_replication;
select * from pg_stat_wal_receiver;
select * from pg_extension;
SQL
    /usr/lib/postgresql/*/bin/pg_controldata /opt/postgres/data
    runuser -u postgres -- psql -XqAtw -d repmgr -c 'select * from repmgr.nodes'
fi
if [ -d /etc/barman.d ]; then
    runuser -u barman -- barman list-server --minimal
    ls -l /var/lib/barman/*/base
fi
