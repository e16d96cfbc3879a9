Grailbird.data.tweets_2017_05 = 
 [ {
  "entities" : { "hashtags" : [ { "text" : "fen", "indices" : [ 0, 4 ] } ], "urls" : [ { "url" : "https:\/\/t.co\/x", "expanded_url" : "http:\/\/fen.example\/1" } ] },
  "id_str" : "860000000000000001",
  "text" : "#fen &amp; more https:\/\/t.co\/x",
  "id" : 860000000000000001,
  "created_at" : "2017-05-04 09:10:11 +0000"
}, {
  "id_str" : "860000000000000002",
  "in_reply_to_status_id_str" : "860000000000000001",
  "in_reply_to_user_id" : 42,
  "in_reply_to_screen_name" : "oldfen",
  "text" : "A reply to myself",
  "id" : 860000000000000002,
  "created_at" : "2017-05-04 09:15:11 +0000"
}, {
  "id_str" : "860000000000000003",
  "text" : "Passed on in the new way",
  "retweeted_status" : { "id_str" : "1", "text" : "Passed on in the new way" },
  "created_at" : "2017-05-05 09:15:11 +0000"
} ]
