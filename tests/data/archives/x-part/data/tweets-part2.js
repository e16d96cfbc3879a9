window.YTD.tweets.part2 = [
  { "tweet" : { "id_str" : "9001", "created_at" : "Mon Jan 01 10:00:00 +0000 2024", "full_text" : "In the second part.", "favorite_count" : "7", "retweet_count" : "0" } },
  { "tweet" : { "id_str" : "9002", "created_at" : "Fri Jan 05 10:00:00 +0000 2024", "full_text" : "Again.", "favorite_count" : "8", "retweet_count" : "0" } }
]
