import type pg from 'pg'

/**
 * Until the transaction ends, the server notices within seconds when this process is gone, even in the middle of a
 * long statement, and rolls back. Not every system that PostgreSQL runs on can do each of these, so a refusal is
 * passed over.
 */
export async function noticeDeadClient(tx: pg.PoolClient): Promise<void> {
  await tx.query(`
    do $$
    declare
      setting record;
    begin
      for setting in
        select * from (values
          ('client_connection_check_interval', '2s'), ('tcp_keepalives_idle', '5'),
          ('tcp_keepalives_interval', '2'), ('tcp_keepalives_count', '3')) as wanted (name, value)
      loop
        begin
          perform set_config(setting.name, setting.value, true);
        exception when others then null;
        end;
      end loop;
    end $$`)
}
