window.YTD.tweets.part1 = [
  { "tweet" : { "id_str" : "1500000000000000001", "created_at" : "Tue Mar 01 00:00:00 +0000 2022", "full_text" : "From the second file.", "favorite_count" : null, "lang" : "en" } },
  { "tweet" : { "id_str" : "1500000000000000002", "created_at" : "Wed Mar 02 00:00:00 +0000 2022", "full_text" : "Counts that cannot be.", "favorite_count" : "-1", "retweet_count" : "9223372036854775808", "lang" : "en" } }
];
