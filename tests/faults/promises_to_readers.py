"""What polling promises to readers, with the tests that show it (see `promises.py`)."""

from collections.abc import Mapping

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
        "library/test_texts.py::test_a_change_keeps_state_place_and_the_former_text",
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
        "poller/test_beside_a_pass.py::test_a_library_that_another_program_holds_for_a_moment_is_waited_for",
        "poller/test_beside_a_pass.py::test_a_library_that_is_held_too_long_ends_the_pass_with_a_clean_error",
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
        "poller/test_retention.py::test_a_clock_that_jumps_ahead_lets_no_article_go",
        "poller/test_retention.py::test_articles_that_come_after_a_clock_was_ahead_are_unread",
        "poller/test_schedule.py::test_a_clock_that_was_a_year_ahead_does_not_silence_a_feed",
        "poller/test_politeness.py::test_a_pause_that_a_clock_ahead_wrote_down_holds_nothing_up",
    ),
    "what the user changes during a pass stays": (
        "poller/test_beside_a_pass.py::test_what_the_user_changes_during_a_pass_is_not_undone_by_it",
        "poller/test_beside_a_pass.py::test_a_feed_that_is_unsubscribed_during_a_pass_brings_nothing",
    ),
    "old articles go where the user wants it, per feed and overall, and starred, tagged and noted ones never": (
        "poller/test_retention.py::test_old_read_articles_go_when_the_settings_say_so",
        "poller/test_retention.py::test_a_feed_may_keep_its_articles_longer_or_shorter_than_the_others",
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
        "poller/test_page_texts.py::test_a_cut_page_keeps_article_highlights_and_fine_print_and_loses_the_rest",
        "poller/test_page_texts.py::test_a_page_that_is_all_article_is_not_cut",
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
        "app/test_desk_following.py::test_a_feed_whose_host_asked_for_a_pause_is_marked_and_says_when_it_ends",
        "app/test_feed_dialogs.py::test_the_health_of_a_feed_is_one_sentence",
    ),
    "what mends it is a key away": (
        "app/test_desk_following.py::test_r_polls_the_feed_of_the_article_and_R_all",
        "app/test_dialogs.py::test_a_feed_is_moved_edited_and_unsubscribed_and_undo_brings_it_back",
    ),
}

PAID: Mapping[str, tuple[str, ...]] = {
    "credentials come from a command or the keyring and go to their feed only": (
        "poller/test_feed_settings.py::test_headers_of_a_feed_go_to_that_feed_only",
        "poller/test_feed_settings.py::test_headers_of_a_feed_stay_behind_when_it_moves_to_another_host",
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
        "cli/test_restoring.py::test_a_password_in_an_identity_goes_into_no_export_and_doubles_no_article",
        "app/test_feed_dialogs.py::test_an_address_and_a_folder_are_handed_to_assay_add",
        "poller/test_feed_settings.py::test_wrong_settings_of_a_feed_are_that_feeds_failure",
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
        "poller/test_beside_a_pass.py::test_the_articles_of_a_feed_are_there_when_it_is_told_to_be_polled",
    ),
    "a pass with nothing due loads no HTTP client, no parser and no analysis": (
        "poller/test_work.py::test_a_pass_with_nothing_due_loads_neither_client_nor_parser",
    ),
    "an unchanged pass loads no parser and no analysis": (
        "poller/test_work.py::test_an_unchanged_pass_loads_neither_parser_nor_analysis",
    ),
}
