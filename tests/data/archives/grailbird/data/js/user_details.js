var user_details =  {
  "expanded_url" : "http:\/\/fen.example",
  "screen_name" : "oldfen",
  "location" : "",
  "full_name" : "Old Fen",
  "bio" : "",
  "id" : "42",
  "created_at" : "2009-02-03 10:00:00 +0000"
}
