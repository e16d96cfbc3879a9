window.YTD.direct_messages.part0 = [
{"dmConversation":{"conversationId":"1919414732118425600-900000001","messages":[{"messageCreate":{"recipientId":"1919414732118425600","senderId":"900000001","id":"1919407824958390272","createdAt":"2025-05-05T15:04:21Z","text":"A private message that no importer may read."}}]}}
]