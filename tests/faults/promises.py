"""What polling promises to publishers and to readers, and the tests that show each promise kept.

`PROMISES` maps an area to its promises, and each promise to its tests, as `folder/file.py::test` below `tests/`. Where
a promise is one of a pass, a test of a whole pass is among them. `test_promises.py` fails when a test is not there.
"""

from collections.abc import Mapping

POLITE: Mapping[str, tuple[str, ...]] = {
    "every request carries the validators that are held": (
        "poller/test_politeness.py::test_both_validators_are_those_of_the_last_answer",
        "poller/test_politeness.py::test_a_failure_keeps_the_validators",
    ),
    "adding a feed keeps what it fetched, and the next poll is conditional": (
        "cli/test_adding.py::test_a_feed_is_subscribed_and_what_was_fetched_is_kept",
        "cli/test_adding.py::test_the_next_poll_sends_the_validators",
    ),
    "validators go back byte for byte, weak, unquoted and odd ones alike": (
        "poller/test_passes.py::test_validators_go_back_byte_for_byte",
        "feeds/test_fetch.py::test_validators_go_back_byte_for_byte",
    ),
    "validators over a kilobyte are dropped": (
        "poller/test_politeness.py::test_both_validators_are_those_of_the_last_answer",
        "feeds/test_fetch.py::test_validators_over_a_kilobyte_are_dropped",
    ),
    "both validators are refreshed on every 200 and 304, also where the body is the same": (
        "poller/test_politeness.py::test_both_validators_are_those_of_the_last_answer",
        "poller/test_passes.py::test_the_same_body_without_a_304_is_unchanged_too",
        "feeds/test_fetch.py::test_304_refreshes_the_validators_it_sends_and_keeps_the_others",
    ),
    "a validator that the server stops sending is forgotten": (
        "poller/test_politeness.py::test_both_validators_are_those_of_the_last_answer",
        "feeds/test_fetch.py::test_validators_are_cleared_when_a_200_stops_sending_them",
    ),
    "after 8 days of nothing but 304 one request is unconditional": (
        "poller/test_passes.py::test_after_eight_days_of_304_one_request_goes_out_without_validators",
        "poller/test_politeness.py"
        "::test_a_server_that_calls_everything_unchanged_is_asked_without_validators_after_eight_days_only",
        "poller/test_passes.py::test_a_reader_who_was_away_asks_with_the_validators_of_before",
        "poller/test_schedule.py::test_validators_are_sent_save_after_eight_days_of_answers_without_a_body",
    ),
    "the next poll follows max-age, Expires, ttl, update period, spared hours and days": (
        "poller/test_politeness.py::test_feeds_are_asked_again_when_their_publishers_want",
        "poller/test_schedule.py::test_a_publisher_that_asks_for_three_hours_gets_at_least_that",
        "poller/test_schedule.py::test_a_spared_hour_or_day_is_not_polled_in",
    ),
    "the next poll follows the feed's own rhythm": (
        "poller/test_politeness.py::test_a_feed_is_asked_as_often_as_it_publishes_and_not_below_the_floor",
        "poller/test_schedule.py::test_busy_feeds_are_asked_more_often_than_quiet_ones",
        "poller/test_schedule.py::test_a_feed_that_falls_silent_slows_down",
    ),
    "floor, default and ceiling hold, and are settings": (
        "poller/test_politeness.py::test_feeds_are_asked_again_when_their_publishers_want",
        "poller/test_politeness.py::test_the_limits_are_those_that_publishers_are_promised",
        "poller/test_schedule.py::test_next_poll_is_never_before_the_floor",
        "poller/test_schedule.py::test_next_poll_is_at_most_the_ceiling_and_spared_hours_away",
    ),
    "the user's interval for a feed overrules the rest, save the floor": (
        "poller/test_politeness.py::test_the_users_interval_for_a_feed_is_kept",
        "poller/test_politeness.py::test_no_interval_of_the_user_is_below_the_floor",
        "poller/test_schedule.py::test_the_users_interval_overrules_everything_but_the_floor",
    ),
    "polls are spread by ten percent": (
        "poller/test_politeness.py::test_feeds_that_were_polled_together_spread_out",
        "poller/test_schedule.py::test_jitter_is_ten_percent_either_way",
    ),
    "a start is no burst: hosts one request at a time, all of them within the concurrency": (
        "poller/test_politeness.py::test_one_host_is_asked_one_thing_at_a_time_with_a_pause_after_each_answer",
        "poller/test_politeness.py::test_no_more_hosts_are_asked_at_once_than_the_settings_say",
    ),
    "429 and 503 park the whole host for as long as Retry-After says in any form, else an hour": (
        "poller/test_politeness.py::test_a_host_is_left_alone_for_as_long_as_it_asks",
        "poller/test_politeness.py::test_a_redirect_to_a_host_that_wants_a_rest_is_not_followed",
        "poller/test_politeness.py::test_a_pause_of_seconds_is_no_leave_to_ask_more_often_than_the_floor",
        "feeds/test_freshness.py::test_retry_after_in_all_its_forms",
        "feeds/test_freshness.py::test_retry_after_date_is_read_against_the_servers_date",
    ),
    "parked hosts stay parked over restarts": (
        "poller/test_passes.py::test_a_host_that_asks_for_a_pause_is_left_alone_until_then",
        "library/test_intake.py::test_hosts_are_parked_until_a_time",
    ),
    "other failures back off from an hour to a day, and any success resets that": (
        "poller/test_politeness.py::test_a_failing_feed_is_asked_once_a_pass_and_less_and_less_often",
        "poller/test_schedule.py::test_back_off_grows_from_an_hour_to_a_day",
        "poller/test_schedule.py::test_any_success_ends_a_back_off",
    ),
    "nothing is asked for twice in a pass": (
        "poller/test_politeness.py::test_a_failing_feed_is_asked_once_a_pass_and_less_and_less_often",
        "poller/test_politeness.py::test_a_host_that_hangs_up_is_not_asked_twice",
        "feeds/test_fetch.py::test_no_request_is_made_twice_when_the_host_hangs_up",
    ),
    "an address is rewritten after three permanent redirects over a day, and the old one kept": (
        "poller/test_passes.py::test_an_address_that_moved_for_good_is_rewritten_after_a_day",
        "poller/test_politeness.py::test_an_address_is_rewritten_when_every_step_is_permanent",
        "poller/test_schedule.py::test_an_address_only_ever_moves_to_a_target_seen_three_times",
    ),
    "a feed that moves to a subscribed one is merged with it": (
        "poller/test_politeness.py::test_a_feed_that_moves_to_one_that_is_subscribed_to_becomes_that_one",
        "library/test_intake.py::test_a_feed_that_moves_to_an_address_subscribed_already_takes_it_over",
        "library/test_intake.py::test_feeds_that_become_one_keep_one_copy_of_what_nobody_has_touched",
    ),
    "302, 303 and 307 never rewrite an address": (
        "poller/test_politeness.py::test_an_address_is_rewritten_when_every_step_is_permanent",
        "poller/test_passes.py::test_a_temporary_redirect_never_rewrites_the_address",
    ),
    "an address never moves to a page": (
        "poller/test_politeness.py::test_an_address_never_moves_to_a_page",
        "poller/test_schedule.py::test_a_target_that_is_no_feed_starts_the_count_again",
    ),
    "410 ends the polling, keeps the articles, and is told": (
        "poller/test_passes.py::test_a_feed_that_is_gone_keeps_its_articles_and_is_asked_no_more",
        "poller/test_passes.py::test_a_gone_feed_that_answers_again_is_polled_again",
        "cli/test_care.py::test_a_feed_that_has_ended_is_said",
        "app/test_feed_dialogs.py::test_the_health_of_a_feed_is_one_sentence",
    ),
    "404 and 403 back off": (
        "poller/test_politeness.py::test_a_failing_feed_is_asked_once_a_pass_and_less_and_less_often",
    ),
    "one connection a host, with a second between its requests": (
        "poller/test_politeness.py::test_one_host_is_asked_one_thing_at_a_time_with_a_pause_after_each_answer",
        "feeds/test_turns.py::test_pause_begins_when_the_answer_has_been_read",
        "feeds/test_shared_turns.py::test_a_host_that_another_process_asks_is_waited_for",
        "feeds/test_shared_turns.py::test_the_pause_after_another_processes_request_is_kept",
        "feeds/test_shared_turns.py::test_a_host_that_waits_for_a_place_is_left_to_other_processes",
        "poller/test_politeness.py::test_a_pass_takes_turns_with_other_processes",
        "feeds/test_turns.py::test_failed_request_counts_for_the_pause_too",
    ),
    "hosts can be excepted": ("feeds/test_turns.py::test_exempt_hosts_are_neither_paused_nor_kept_to_one_request",),
    "the overall concurrency is a setting": (
        "poller/test_politeness.py::test_no_more_hosts_are_asked_at_once_than_the_settings_say",
        "feeds/test_turns.py::test_no_more_requests_than_the_concurrency_are_under_way",
    ),
    "bodies in memory are limited": (
        "feeds/test_fetch.py::test_bodies_over_the_memory_limit_wait_until_others_are_let_go",
        "feeds/test_turns.py::test_bodies_never_hold_more_than_allowed_and_all_get_through",
        "poller/test_backlog.py::test_there_is_room_exactly_while_less_waits_than_is_allowed",
    ),
    "a request says who asks, takes gzip and brotli, and has no cookie, no referrer and no query of ours": (
        "poller/test_politeness.py::test_a_request_says_who_asks_and_nothing_of_the_reader",
        "feeds/test_fetch.py::test_request_says_who_asks_and_nothing_else",
        "feeds/test_fetch.py::test_cookies_are_never_sent_back",
        "feeds/test_fetch.py::test_packed_bodies_are_unpacked",
    ),
}

NETWORK: Mapping[str, tuple[str, ...]] = {
    "every deadline and every limit is a setting": (
        "poller/test_politeness.py::test_every_limit_of_an_answer_is_a_setting",
        "poller/test_politeness.py::test_the_limits_are_those_that_publishers_are_promised",
        "poller/test_workers.py::test_feeds_that_harm_their_parser_change_no_row_and_leave_the_others_on_schedule",
    ),
    "parsers run in processes that are started anew and killed past their time or memory": (
        "poller/test_workers.py::test_a_feed_that_harms_its_parser_fails_alone",
        "poller/test_workers.py::test_leaving_the_pool_ends_processes_that_hang",
        "poller/test_kills.py::test_workers_of_a_killed_poller_end_by_themselves",
    ),
    "a machine that is too busy to read a feed in time is not the feed's fault": (
        "poller/test_starving.py::test_a_worker_that_others_keep_from_the_processor_gets_longer",
        "poller/test_starving.py::test_a_process_that_waits_for_nothing_but_the_processor_is_starved",
    ),
    "every fault gives one named error, changes no stored row and leaves other feeds on schedule": (
        "faults/test_whole_passes.py::test_hosts_that_keep_a_pass_waiting_fail_alone",
        "faults/test_whole_passes.py::test_hosts_that_ask_for_a_pause_fail_and_change_nothing",
        "faults/test_whole_passes.py::test_hosts_with_any_other_fault_fail_alone",
        "faults/test_whole_passes.py::test_what_fails_before_anything_is_asked_fails_alone",
        "faults/test_faults.py::test_every_fault_has_a_case_and_every_case_a_fault",
    ),
    "without a network no feed is at fault, one notice is given, and feeds are tried again soon": (
        "poller/test_no_network.py::test_without_a_network_no_feed_is_at_fault",
        "poller/test_no_network.py::test_hosts_that_stop_taking_connections_all_at_once_are_a_missing_network",
        "poller/test_no_network.py"
        "::test_the_only_feed_whose_name_is_not_found_any_more_is_blamed_when_it_has_been_away_for_long",
        "poller/test_no_network.py::test_with_a_network_a_name_that_leads_nowhere_is_that_feeds_fault",
    ),
    "TLS is never downgraded": (
        "faults/test_whole_passes.py::test_what_fails_before_anything_is_asked_fails_alone",
        "feeds/test_fetch.py::test_contexts_trust_nobody_only_while_they_are_told_to",
    ),
    "a page instead of a feed touches neither title nor articles": (
        "poller/test_passes.py::test_a_page_instead_of_a_feed_changes_nothing_but_the_error",
    ),
    "feeds that hang or crash the parser harm nobody else": (
        "poller/test_workers.py::test_feeds_that_harm_their_parser_change_no_row_and_leave_the_others_on_schedule",
        "poller/test_corpus.py::test_feeds_that_mean_harm_fail_alone_or_are_harmless",
        "feeds/test_corpus.py::test_adversarial_feeds_give_clean_text_or_a_named_error",
    ),
}

ENTRIES: Mapping[str, tuple[str, ...]] = {
    "a feed may change in all the usual ways over years": ("poller/test_replay.py::test_two_years_of_a_feed",),
    "duplicate, missing and changing guids bring no flood": (
        "poller/test_replay.py::test_two_years_of_a_feed",
        "poller/test_identity.py::test_entries_that_share_a_guid_but_not_a_link_are_all_kept",
        "poller/test_identity.py::test_entries_without_guid_or_link_are_kept_apart",
        "poller/test_identity.py::test_guids_of_a_new_system_bring_no_flood_while_links_stay",
        "poller/test_identity.py::test_one_entry_with_another_guid_and_another_text_is_kept_beside_the_former_rather_than_lost",
        "poller/test_passes.py::test_entries_that_moved_unchanged_are_known_by_their_new_guids",
    ),
    "guids that all turn from http to https bring no flood and keep states": (
        "poller/test_replay.py::test_two_years_of_a_feed",
        "poller/test_identity.py::test_moving_to_tls_brings_no_flood",
    ),
    "reordered feeds bring nothing": (
        "poller/test_replay.py::test_two_years_of_a_feed",
        "poller/test_identity.py::test_the_order_of_a_document_does_not_make_articles_new",
    ),
    "back-filled feeds do not turn unread": (
        "poller/test_passes.py::test_old_articles_that_a_known_feed_brings_at_once_arrive_read",
        "poller/test_replay.py::test_two_years_of_a_feed",
    ),
    "items that vanish and return are known": (
        "poller/test_replay.py::test_two_years_of_a_feed",
        "poller/test_identity.py::test_an_entry_that_vanishes_and_returns_is_not_new",
    ),
    "updates keep read state": ("poller/test_passes.py::test_new_and_changed_articles_are_told_apart_and_state_stays",),
    "a body that changes at every fetch is updated 24 times at most and never unread again": (
        "poller/test_politeness.py"
        "::test_a_text_that_changes_at_every_fetch_is_updated_up_to_a_point_and_never_unread_again",
        "poller/test_identity.py::test_an_entry_that_changes_at_every_fetch_is_left_alone_after_a_while",
    ),
    "missing, impossible and future dates are never now and never above today": (
        "poller/test_replay.py::test_two_years_of_a_feed",
        "feeds/test_parse.py::test_impossible_dates_are_unknown",
        "library/test_intake.py::test_nothing_sorts_after_the_time_it_was_first_seen",
    ),
    "relative links and xml:base are resolved": (
        "feeds/test_parse.py::test_xml_base_resolves_what_the_content_links_to",
        "feeds/test_parse.py::test_entry_addresses_are_absolute_and_of_the_web",
    ),
    "wrong charsets are read": (
        "feeds/test_charset.py::test_what_is_utf_8_is_read_as_utf_8_whatever_is_declared",
        "feeds/test_charset.py::test_undeclared_bytes_that_are_no_utf_8_are_guessed",
        "feeds/test_charset.py::test_charset_that_nobody_knows_is_ignored",
    ),
    "20,000 items are kept and known again": (
        "soak/test_many_items.py::test_twenty_thousand_items_are_all_kept_and_known_again",
        "poller/test_passes.py::test_more_articles_than_one_save_takes_all_arrive_in_order",
    ),
    "enclosures are kept": (
        "poller/test_replay.py::test_two_years_of_a_feed",
        "feeds/test_parse.py::test_files_are_enclosures_and_pictures_are_not",
    ),
}

REVISIONS: Mapping[str, tuple[str, ...]] = {
    "the former text of a changed article is kept, and the list says that there is one": (
        "poller/test_replay.py::test_two_years_of_a_feed",
        "library/test_intake.py::test_a_change_keeps_state_place_and_the_former_text",
    ),
    "what changed is shown word by word": (
        "cli/test_demo.py::test_one_article_has_been_revised_when_the_demo_opens_and_stays_so",
        "cli/test_comparing.py::test_every_word_that_is_gone_or_new_is_in_a_change",
        "app/test_revisions.py::test_the_reader_goes_through_the_changes",
    ),
    "changed highlights and fine print are the news": ("app/test_revisions.py::test_what_is_news_comes_first",),
}

STORAGE: Mapping[str, tuple[str, ...]] = {
    "SIGKILL leaves a sound library whose validators are not newer than its articles": (
        "poller/test_kills.py::test_a_poller_that_is_killed_leaves_a_sound_library",
        "soak/test_kills.py::test_two_hundred_kills",
    ),
    "SIGTERM and SIGHUP end a pass at once and keep what is whole": (
        "poller/test_command.py::test_a_signal_ends_a_pass_that_waits_for_a_slow_host_and_keeps_what_is_whole",
        "poller/test_command.py::test_a_signal_ends_a_pass_that_waits_for_what_cannot_be_cancelled",
    ),
    "a full disk is a clean error": (
        "poller/test_storage.py::test_a_full_disk_ends_a_pass_and_loses_nothing",
        "poller/test_storage.py::test_a_file_that_may_not_grow_ends_a_pass_with_one_sentence",
    ),
    "a read-only folder is a clean error": (
        "library/test_opening.py::test_a_read_only_folder_can_be_read_and_says_so_when_written",
        "cli/test_read_only.py::test_what_changes_nothing_works",
    ),
    "a lock of 3 seconds is waited for, one of 30 is a clean error": (
        "soak/test_locks.py::test_three_seconds_are_waited_for",
        "soak/test_locks.py::test_thirty_seconds_are_not",
        "poller/test_passes.py::test_a_library_that_another_program_holds_for_a_moment_is_waited_for",
        "poller/test_passes.py::test_a_library_that_is_held_too_long_ends_the_pass_with_a_clean_error",
    ),
    "the desk does not wait for a locked library": (
        "app/test_desk_following.py::test_changes_that_cannot_be_written_any_more_are_not_lost_in_silence",
    ),
    "a second poller ends with code 3 and asks for nothing": (
        "poller/test_command.py::test_a_second_poller_ends_with_code_3_and_asks_for_nothing",
        "library/test_opening.py::test_a_link_and_its_library_are_polled_one_at_a_time",
    ),
    "stale locks hold nothing up": (
        "poller/test_storage.py::test_lock_files_of_programs_that_have_ended_hold_nothing_up",
        "library/test_opening.py::test_a_killed_process_releases_the_poll_lock",
    ),
    "corrupt and foreign files are exit 4, untouched, and doctor says how to recover": (
        "poller/test_storage.py::test_a_foreign_file_is_refused_and_left_untouched",
        "poller/test_storage.py::test_a_damaged_library_is_refused_and_the_doctor_is_named",
        "cli/test_care.py::test_a_damaged_library_is_repaired_by_what_doctor_advises",
        "library/test_opening.py::test_a_newer_library_is_refused_and_left_untouched",
    ),
    "a clock that jumps does no harm": (
        "poller/test_passes.py::test_a_clock_that_jumps_ahead_lets_no_article_go",
        "poller/test_passes.py::test_articles_that_come_after_a_clock_was_ahead_are_unread",
        "poller/test_schedule.py::test_a_clock_that_was_a_year_ahead_does_not_silence_a_feed",
        "poller/test_politeness.py::test_a_pause_that_a_clock_ahead_wrote_down_holds_nothing_up",
    ),
    "what the user changes during a pass stays": (
        "poller/test_passes.py::test_what_the_user_changes_during_a_pass_is_not_undone_by_it",
        "poller/test_passes.py::test_a_feed_that_is_unsubscribed_during_a_pass_brings_nothing",
    ),
    "old articles go where the user wants it, per feed and overall, and starred, tagged and noted ones never": (
        "poller/test_passes.py::test_old_read_articles_go_when_the_settings_say_so",
        "poller/test_passes.py::test_a_feed_may_keep_its_articles_longer_or_shorter_than_the_others",
        "library/test_intake.py::test_expired_articles_go_and_do_not_come_back",
    ),
    "what went does not return": (
        "poller/test_replay.py::test_two_years_of_a_feed",
        "poller/test_identity.py::test_a_removed_article_does_not_come_back",
    ),
}

FULL_TEXT: Mapping[str, tuple[str, ...]] = {
    "a key and a command fetch the page, and the state of the article stays": (
        "poller/test_pages.py::test_an_article_gets_the_text_of_its_page_and_keeps_its_state",
        "app/test_desk_following.py::test_x_asks_for_the_full_text",
    ),
    "a feed can be set to have its pages fetched, up to a cap": (
        "poller/test_pages.py::test_pages_of_a_feed_that_is_set_to_full_text_come_by_themselves_up_to_the_cap",
        "poller/test_pages.py::test_feeds_without_the_setting_have_no_pages_fetched",
    ),
    "pages are asked for as politely as feeds": (
        "poller/test_pages.py::test_a_host_that_wants_to_be_left_alone_is_asked_for_no_page",
        "poller/test_pages.py::test_a_host_that_wants_to_be_left_alone_may_say_so_where_its_rules_are",
        "poller/test_politeness.py::test_a_host_gets_its_pause_between_its_feed_and_its_pages_too",
    ),
    "robots.txt decides where Assay asks by itself": (
        "poller/test_pages.py::test_robots_txt_keeps_pages_from_coming_by_themselves_but_not_from_being_asked_for",
    ),
    "private addresses are refused once the name is looked up": (
        "poller/test_pages.py::test_a_public_feed_cannot_send_the_reader_to_the_local_network",
        "feeds/test_fetch.py::test_page_found_in_a_public_feed_must_not_be_private",
    ),
    "the parts are taken from the whole page": (
        "poller/test_pages.py::test_a_cut_page_keeps_article_highlights_and_fine_print_and_loses_the_rest",
        "poller/test_pages.py::test_a_page_that_is_all_article_is_not_cut",
    ),
    "a later poll does not take the full text away": (
        "poller/test_pages.py::test_the_next_poll_does_not_take_the_full_text_away",
        "poller/test_pages.py::test_a_changed_summary_does_not_take_the_full_text_away",
    ),
}

HEALTH: Mapping[str, tuple[str, ...]] = {
    "feeds, doctor and Sources say what is wrong, plainly, and when it is tried again": (
        "poller/test_health.py::test_every_kind_of_trouble_is_said_with_its_reason_and_its_next_poll",
        "poller/test_health.py::test_a_host_that_asked_for_a_pause_is_said_to_have_and_until_when",
        "cli/test_subscriptions.py::test_feeds_says_what_is_wrong_and_when_it_is_tried_again",
        "cli/test_care.py::test_a_feed_in_trouble_comes_with_what_to_do",
        "app/test_desk_following.py::test_feeds_in_trouble_are_marked",
        "app/test_feed_dialogs.py::test_the_health_of_a_feed_is_one_sentence",
    ),
    "what mends it is a key away": (
        "app/test_desk_following.py::test_r_polls_the_feed_of_the_article_and_R_all",
        "app/test_dialogs.py::test_a_feed_is_moved_edited_and_unsubscribed_and_undo_brings_it_back",
    ),
}

PAID: Mapping[str, tuple[str, ...]] = {
    "credentials come from a command or the keyring and go to their feed only": (
        "poller/test_passes.py::test_headers_of_a_feed_go_to_that_feed_only",
        "poller/test_passes.py::test_headers_of_a_feed_stay_behind_when_it_moves_to_another_host",
        "feeds/test_credentials.py::test_user_and_password_become_basic_authorization",
        "feeds/test_credentials.py::test_token_comes_from_the_first_line_of_a_command_without_a_shell",
        "feeds/test_fetch.py::test_credentials_stay_with_the_host_they_are_for",
        "poller/test_pages.py::test_pages_of_a_paid_feed_get_its_headers_and_others_do_not",
        "poller/test_pages.py::test_pages_behind_the_password_of_a_feed_are_asked_for_with_it_and_kept_without",
    ),
    "secrets are shown nowhere": (
        "poller/test_health.py::test_a_password_in_an_address_is_shown_nowhere",
        "poller/test_health.py::test_a_password_does_not_get_into_what_a_feed_links_to",
        "poller/test_health.py::test_a_feed_is_known_by_its_address_without_the_password",
        "app/test_feed_dialogs.py::test_an_address_and_a_folder_are_handed_to_assay_add",
        "poller/test_passes.py::test_wrong_settings_of_a_feed_are_that_feeds_failure",
        "feeds/test_credentials.py::test_secrets_of_a_failed_command_are_not_told",
        "feeds/test_fetch.py::test_credentials_are_not_shown",
    ),
    "a proxy and an own authority are settings": (
        "faults/test_whole_passes.py::test_what_fails_before_anything_is_asked_fails_alone",
        "feeds/test_fetch.py::test_own_certificate_authority_is_trusted",
        "feeds/test_fetch.py::test_proxy_that_does_not_speak_http_is_a_fault_of_the_settings",
        "feeds/test_fetch.py::test_bundle_without_certificates_is_a_fault_of_the_settings",
    ),
}

SUBSCRIBING: Mapping[str, tuple[str, ...]] = {
    "feeds are found from pages": (
        "cli/test_adding.py::test_a_page_is_searched_for_its_feed",
        "feeds/test_discover.py::test_announced_feeds_are_found_in_order_with_those_of_comments_last",
        "feeds/test_discover.py::test_known_sites_have_their_feeds",
    ),
    "usual addresses are tried with consent only": (
        "cli/test_adding.py::test_the_usual_addresses_are_tried_with_consent_only",
    ),
    "OPML comes in and goes out whole, with folders": (
        "cli/test_exchange.py::test_export_and_import_bring_the_same_subscriptions",
        "feeds/test_opml.py::test_two_thousand_feeds_come_back_as_they_went_out",
    ),
    "bombs, files and commands in lists are refused line by line": (
        "feeds/test_opml.py::test_xml_bombs_and_outside_files_are_refused",
        "feeds/test_opml.py::test_what_is_no_web_address_is_refused_with_its_reason",
        "feeds/test_newsboat.py::test_commands_queries_and_files_are_refused_with_their_lines",
        "cli/test_exchange.py::test_import_tells_the_format_by_itself",
    ),
    "newsboat's feeds and read articles come in": (
        "cli/test_exchange.py::test_what_was_read_in_newsboat_is_read_here",
        "feeds/test_newsboat.py::test_urls_file_with_tags_and_titles",
    ),
    "the README has a timer and a cron line that work": (
        "poller/test_health.py::test_the_readmes_timer_and_cron_line_run_a_command_that_there_is",
    ),
    "a library in a network folder or a synced one is warned of": (
        "cli/test_whereabouts.py::test_a_network_folder_is_named_with_its_kind",
        "cli/test_whereabouts.py::test_doctor_warns_of_a_synced_folder_and_all_else_is_well",
    ),
}

FAST: Mapping[str, tuple[str, ...]] = {
    "unchanged bodies are not parsed": (
        "poller/test_passes.py::test_an_unchanged_pass_starts_no_worker",
        "poller/test_passes.py::test_the_same_body_without_a_304_is_unchanged_too",
    ),
    "unchanged entries are not analysed": ("poller/test_work.py::test_only_new_and_changed_entries_are_analysed",),
    "articles are there feed by feed": (
        "poller/test_passes.py::test_the_articles_of_a_feed_are_there_when_it_is_told_to_be_polled",
    ),
    "a pass with nothing due loads no HTTP client, no parser and no analysis": (
        "poller/test_work.py::test_a_pass_with_nothing_due_loads_neither_client_nor_parser",
    ),
    "an unchanged pass loads no parser and no analysis": (
        "poller/test_work.py::test_an_unchanged_pass_loads_neither_parser_nor_analysis",
    ),
}

PROMISES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "polite": POLITE,
    "network": NETWORK,
    "entries": ENTRIES,
    "revisions": REVISIONS,
    "storage": STORAGE,
    "full text": FULL_TEXT,
    "health": HEALTH,
    "paid press": PAID,
    "subscribing": SUBSCRIBING,
    "fast": FAST,
}
