window.YTD.tweets.part0 = [
  {
    "tweet" : {
      "edit_info" : { "initial" : { "editTweetIds" : [ "1600000000000000001" ], "editableUntil" : "2023-02-18T13:33:11.000Z", "editsRemaining" : "5", "isEditEligible" : true } },
      "retweeted" : false,
      "source" : "<a href=\"https://example.org\" rel=\"nofollow\">Web</a>",
      "entities" : {
        "hashtags" : [ { "text" : "ferries", "indices" : [ "0", "8" ] }, { "text" : "海", "indices" : [ "9", "11" ] } ],
        "symbols" : [ ],
        "user_mentions" : [ { "name" : "Someone", "screen_name" : "someone", "id_str" : "5", "id" : "5", "indices" : [ "0", "1" ] } ],
        "urls" : [ { "url" : "https://t.co/abc", "expanded_url" : "https://fen.example/ferries?a=1&b=2", "display_url" : "fen.example/ferries", "indices" : [ "20", "43" ] } ],
        "media" : [ { "url" : "https://t.co/pic", "id_str" : "9", "sizes" : { "small" : { "w" : "1", "h" : "1" } } } ]
      },
      "display_text_range" : [ "0", "71" ],
      "favorite_count" : "12",
      "id_str" : "1600000000000000001",
      "truncated" : false,
      "retweet_count" : "3",
      "id" : "1600000000000000001",
      "created_at" : "Sat Feb 18 12:33:11 +0000 2023",
      "favorited" : false,
      "full_text" : "Ferries &amp; fog &lt;3 https://t.co/abc #ferries #海 https://t.co/pic",
      "lang" : "en",
      "extended_entities" : { "media" : [ { "url" : "https://t.co/pic" } ] }
    }
  },
  { "tweet" : { "id_str" : "1600000000000000002", "created_at" : "Sat Feb 18 12:40:00 +0000 2023", "full_text" : "And one more thing.", "favorite_count" : 0, "retweet_count" : 0, "lang" : "und", "in_reply_to_status_id_str" : "1600000000000000001", "in_reply_to_user_id_str" : "700000001", "in_reply_to_screen_name" : "nellfen" } },
  { "tweet" : { "id_str" : "1600000000000000003", "created_at" : "Sun Feb 19 08:00:00 +0000 2023", "full_text" : "@someone Yes.", "favorite_count" : "1", "retweet_count" : "0", "lang" : "en", "in_reply_to_status_id_str" : "44", "in_reply_to_user_id_str" : "5", "in_reply_to_screen_name" : "someone" } },
  { "tweet" : { "id_str" : "1600000000000000004", "created_at" : "Sun Feb 19 09:00:00 +0000 2023", "full_text" : "RT @someone: Not mine.", "favorite_count" : "0", "retweet_count" : "0", "retweeted" : false } },
  { "tweet" : { "id_str" : "1600000000000000005", "created_at" : "Mon Feb 20 09:00:00 +0000 2023", "full_text" : "Look at this https://t.co/quo", "favorite_count" : "2", "retweet_count" : "1", "lang" : "qme", "entities" : { "urls" : [ { "url" : "https://t.co/quo", "expanded_url" : "https://twitter.com/someone/status/99" } ] } } },
  { "tweet" : { "id_str" : "1600000000000000006", "created_at" : "Wed Mar 01 12:00:00 +0000 2023", "full_text" : "A very long post about ferries &amp; their timetables, which goes on… https://t.co/long", "favorite_count" : "40", "retweet_count" : "8", "lang" : "en" } },
  { "tweet" : { "id_str" : "1600000000000000007", "created_at" : "Thu Mar 02 12:00:00 +0000 2023", "full_text" : "Cut…", "favorite_count" : "1", "retweet_count" : "1", "lang" : "en" } },
  { "tweet" : { "id_str" : "1600000000000000008", "created_at" : "Fri Mar 03 12:00:00 +0000 2023", "full_text" : "Teh tide", "favorite_count" : "1", "retweet_count" : "0", "edit_info" : { "initial" : { "editTweetIds" : [ "1600000000000000008", "1600000000000000009" ] } } } },
  { "tweet" : { "id_str" : "1600000000000000009", "created_at" : "Fri Mar 03 12:05:00 +0000 2023", "full_text" : "The tide", "favorite_count" : "6", "retweet_count" : "2", "edit_info" : { "edit" : { "initialTweetId" : "1600000000000000008", "editControlInitial" : { "editTweetIds" : [ "1600000000000000008", "1600000000000000009" ] } } } } }
]
